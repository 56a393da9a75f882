/**
 * Plants every violation of import-probes.mjs in a folder of its own and lets dependency-cruiser look
 * at it twice: with all rules of the repository, and with all but the one it breaks.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cruise } from 'dependency-cruiser';
import extractTypeScriptConfig from 'dependency-cruiser/config-utl/extract-ts-config';
import { IMPORT_PROBES } from './import-probes.mjs';

const REPOSITORY = fileURLToPath(new URL('../../', import.meta.url));
const { forbidden, options } = createRequire(import.meta.url)(
  join(REPOSITORY, '.dependency-cruiser.cjs'),
);

/** Packages that the plants import, and how package.json lists them. */
const PACKAGES = {
  dependencies: ['listed', '@nestjs/common', 'echarts', 'fastify'],
  devDependencies: ['for-development'],
  unlisted: ['unlisted'],
};

/** @returns {Promise<readonly import('./probe-result.mjs').ProbeResult[]>} one for each plant */
export async function runImportProbes() {
  const folder = mkdtempSync(join(tmpdir(), 'risk-import-probes-'));
  try {
    const results = [];
    for (const [rule, plants] of Object.entries(IMPORT_PROBES)) {
      for (const [index, plant] of plants.entries()) {
        const baseDir = join(folder, rule, String(index));
        lay(baseDir, plant);
        results.push({
          rule,
          example: `${Object.keys(plant)[0]} → ${Object.values(plant)[0]}`,
          reported: await brokenRules(baseDir, forbidden),
          reportedWithoutRule: await brokenRules(
            baseDir,
            forbidden.filter(({ name }) => name !== rule),
          ),
        });
      }
    }
    return results;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** @type {readonly string[]} */
export const importRules = forbidden.map(({ name }) => name);

const tsConfig = extractTypeScriptConfig(options.tsConfig.fileName);

async function brokenRules(baseDir, rules) {
  const { output } = await cruise(
    ['src'],
    { ...options, baseDir, validate: true, ruleSet: { forbidden: rules } },
    options.enhancedResolveOptions,
    { tsConfig },
  );
  return [...new Set(output.summary.violations.map(({ rule }) => rule.name))].sort();
}

function lay(folder, plant) {
  for (const [path, content] of Object.entries(plant)) {
    write(join(folder, path), typeof content === 'string' ? content : moduleText(content));
  }
  const list = (names) => Object.fromEntries(names.map((name) => [name, '1.0.0']));
  write(
    join(folder, 'package.json'),
    JSON.stringify({
      name: 'plant',
      dependencies: list(PACKAGES.dependencies),
      devDependencies: list(PACKAGES.devDependencies),
    }),
  );
  for (const name of Object.values(PACKAGES).flat()) {
    const home = join(folder, 'node_modules', name);
    write(join(home, 'package.json'), JSON.stringify({ name, version: '1.0.0', main: 'main.js' }));
    write(join(home, 'main.js'), '');
  }
}

/** Values are imported, so that nothing of it goes away in compilation. */
function moduleText(specifiers) {
  return [
    ...specifiers.map((specifier) => `import '${specifier}';`),
    'export const value = 1;',
  ].join('\n');
}

function write(path, text) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
