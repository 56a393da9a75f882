/**
 * Runs the tests that need programs of the system. It installs nothing: what is missing is named, and then nothing runs.
 * Arguments are names of runs, all of them when there are none. The last line says how many tests passed and failed;
 * a suite that does not load has failed, and so has a test that was skipped.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { missingPackages } from './needed-packages.mjs';

const REPOSITORY = fileURLToPath(new URL('../../', import.meta.url));

/** Configurations of Jest. */
const RUNS = {
  programs: 'jest.full.config.mjs',
  pooler: 'test/full/pooler/jest.config.mjs',
  'postgresql-15': 'test/full/postgresql-15/jest.config.mjs',
};

const given = process.argv.slice(2);
const unknown = given.filter((name) => !Object.hasOwn(RUNS, name));
const names = given.length > 0 ? given : Object.keys(RUNS);
const reasons = [
  ...unknown.map((name) => `there is no run "${name}", only ${Object.keys(RUNS).join(', ')}`),
  ...missingPackages(),
];
if (reasons.length > 0) {
  for (const reason of reasons) console.error(reason);
  console.log('0 passed, 1 failed');
  process.exit(1);
}

const totals = { passed: 0, failed: 0 };
for (const name of names) {
  const begin = performance.now();
  const { passed, failed } = run(RUNS[name]);
  const seconds = ((performance.now() - begin) / 1000).toFixed(0);
  console.log(`${name}: ${passed} passed, ${failed} failed in ${seconds} s`);
  totals.passed += passed;
  totals.failed += failed;
}
console.log(`${totals.passed} passed, ${totals.failed} failed`);
process.exitCode = totals.failed === 0 ? 0 : 1;

function run(config) {
  const folder = mkdtempSync(join(tmpdir(), 'risk-full-'));
  try {
    const outputFile = join(folder, 'results.json');
    const jest = ['--experimental-vm-modules', '--no-warnings', 'node_modules/jest/bin/jest.js'];
    const options = ['--config', config, '--json', '--outputFile', outputFile];
    const { status } = spawnSync(process.execPath, [...jest, ...options], {
      cwd: REPOSITORY,
      stdio: ['inherit', 'ignore', 'inherit'],
    });
    return count(outputFile, status);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A run that passed nothing, or that Jest calls failed whatever its figures say, has failed. */
function count(outputFile, status) {
  if (!existsSync(outputFile)) return { passed: 0, failed: 1 };
  const results = JSON.parse(readFileSync(outputFile, 'utf8'));
  const passed = results.numPassedTests;
  const failed =
    results.numFailedTests +
    results.numRuntimeErrorTestSuites +
    results.numPendingTests +
    results.numTodoTests;
  const isFine = status === 0 && passed > 0;
  return { passed, failed: isFine ? failed : Math.max(1, failed) };
}
