import type { AnalysisReport } from '../risk/analysis-report.js';
import { LIMIT_NAMES } from '../risk/engine/limits/risk-limits.js';
import { EXIT_CODES, type ExitCode } from './exit-code.js';
import { type Terminal, warn } from './terminal.js';

/**
 * An unknown limit breaches nothing, but the caller hears of it, and of keys without effect. A check that could check
 * nothing is no success.
 */
export function checkedExitCode(
  { limits, warnings }: Pick<AnalysisReport, 'limits' | 'warnings'>,
  terminal: Terminal,
): ExitCode {
  const named = (status: string): readonly string[] =>
    LIMIT_NAMES.filter((name) => limits[name]?.status === status);
  const unknown = named('unknown');
  if (unknown.length > 0)
    warn(terminal, `these limits could not be checked: ${unknown.join(', ')}`);
  for (const { code, detail } of warnings) if (code === 'unknown-key') warn(terminal, detail);
  if (unknown.length === Object.keys(limits).length) {
    warn(terminal, 'no limit could be checked: set one that can, or leave out --check');
    return EXIT_CODES.misuse;
  }
  return named('breach').length > 0 ? EXIT_CODES.breach : EXIT_CODES.fine;
}
