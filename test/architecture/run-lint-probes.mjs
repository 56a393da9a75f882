/**
 * Lints every violation of lint-probes.mjs twice: with the repository's own configuration, and with
 * the rule that it breaks turned off. Rules that need types sleep, for these files do not exist.
 */
import { Linter } from 'eslint';
import tseslint from 'typescript-eslint';
import config from '../../eslint.config.mjs';
import { HOUSE_RULES } from '../../eslint.house-rules.mjs';
import { LINT_PROBES } from './lint-probes.mjs';

/** Rules of ESLint and typescript-eslint that the house leans on by name. */
const ADOPTED_RULES = [
  'max-lines',
  '@typescript-eslint/no-non-null-assertion',
  '@typescript-eslint/no-explicit-any',
];

/** @type {readonly string[]} */
export const lintRules = [
  ...Object.keys(HOUSE_RULES).map((name) => `house/${name}`),
  ...ADOPTED_RULES,
];

/** @returns {readonly import('./probe-result.mjs').ProbeResult[]} one for each probe */
export function runLintProbes() {
  return Object.entries(LINT_PROBES).flatMap(([rule, probes]) =>
    probes.map(({ file, code, allowedIn }) => ({
      rule,
      example: `${code.split('\n')[0]} (${file})`,
      reported: brokenRules(file, code),
      reportedWithoutRule: brokenRules(file, code, { [rule]: 'off' }),
      ...(allowedIn === undefined ? {} : { reportedWhereAllowed: brokenRules(allowedIn, code) }),
    })),
  );
}

function brokenRules(file, code, rules = {}) {
  const linter = new Linter({ configType: 'flat' });
  const messages = linter.verify(
    code,
    [...config, { files: ['**/*.ts'], ...tseslint.configs.disableTypeChecked }, { rules }],
    { filename: file },
  );
  return [...new Set(messages.map(({ ruleId, message }) => ruleId ?? message))].sort();
}
