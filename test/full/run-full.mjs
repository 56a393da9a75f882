/**
 * Runs the tests that need programs of the system. It installs nothing: what is missing is named, and then nothing runs.
 * The last line says how many tests passed and failed; a suite that does not load has failed.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const REPOSITORY = fileURLToPath(new URL('../../', import.meta.url));

/** Debian's packages, by a file that each brings. */
const NEEDED = [{ file: '/usr/bin/chromium', package: 'chromium' }];

const missing = NEEDED.filter(({ file }) => !existsSync(file));
if (missing.length > 0) {
  for (const { file, package: name } of missing)
    console.error(`${file} is missing: apt-get install ${name}`);
  console.log(`0 passed, ${missing.length} failed`);
  process.exit(1);
}

const folder = mkdtempSync(join(tmpdir(), 'risk-full-'));
try {
  const outputFile = join(folder, 'results.json');
  const jest = ['--experimental-vm-modules', '--no-warnings', 'node_modules/jest/bin/jest.js'];
  const options = ['--config', 'jest.full.config.mjs', '--json', '--outputFile', outputFile];
  const given = process.argv.slice(2);
  const { status } = spawnSync(process.execPath, [...jest, ...options, ...given], {
    cwd: REPOSITORY,
    stdio: ['inherit', 'ignore', 'inherit'],
  });
  const results = existsSync(outputFile) ? JSON.parse(readFileSync(outputFile, 'utf8')) : null;
  const passed = results?.numPassedTests ?? 0;
  const failed = results === null ? 1 : results.numFailedTests + results.numRuntimeErrorTestSuites;
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = status === 0 && failed === 0 && passed > 0 ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true });
}
