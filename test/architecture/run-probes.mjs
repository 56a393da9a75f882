/** Runs all probes: `npm run probes` prints a table, `--json` what the tests compare. */
import { importRules, runImportProbes } from './run-import-probes.mjs';
import { lintRules, runLintProbes } from './run-lint-probes.mjs';
import { isCaught } from './probe-result.mjs';

const imports = { rules: importRules, results: await runImportProbes() };
const lint = { rules: lintRules, results: runLintProbes() };

if (process.argv.includes('--json')) {
  process.stdout.write(JSON.stringify({ imports, lint }));
} else {
  const complete = [imports, lint].map(printTable);
  process.exitCode = complete.every(Boolean) ? 0 : 1;
}

function printTable({ rules, results }) {
  const names = [...new Set([...rules, ...results.map(({ rule }) => rule)])];
  const width = Math.max(...names.map((name) => name.length));
  const lines = names.map((rule) => {
    const own = results.filter((result) => result.rule === rule);
    const verdict = own.length > 0 && own.every(isCaught);
    const removed = own.every(({ reportedWithoutRule }) => reportedWithoutRule.length === 0);
    return {
      verdict,
      text: [
        rule.padEnd(width),
        String(own.length).padStart(6),
        (verdict ? 'yes' : 'NO').padStart(14),
        (own.length > 0 && removed ? 'yes' : 'NO').padStart(18),
      ].join('  '),
    };
  });
  const head = ['rule'.padEnd(width), 'probes', 'caught by it', 'red without rule'.padStart(18)];
  console.log([head.join('  '), ...lines.map(({ text }) => text), ''].join('\n'));
  return lines.every(({ verdict }) => verdict);
}
