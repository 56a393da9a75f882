import { LIMIT_NAMES } from '../risk/engine/limits/risk-limits.js';
import {
  type AnalysisReport,
  type ReportSection,
  selectSections,
} from '../risk/analysis-report.js';
import { type TextReportPart, textReport } from '../risk/report/text-report.js';
import { EXIT_CODES, type ExitCode } from './exit-code.js';
import { jsonText } from './json-text.js';
import type { Subject } from './find-subject.js';
import { outputPalette, type Terminal, warn } from './terminal.js';

const SECTIONS_OF_PART: Readonly<Record<TextReportPart, readonly ReportSection[] | null>> = {
  all: null,
  score: ['score', 'limits'],
  performance: ['performance'],
};

export interface ShowOptions {
  readonly part: TextReportPart;
  readonly json: boolean;
  /** Whether a breached limit shows in the exit code. */
  readonly check: boolean;
}

/** Prints the asked part of a report, for a person or for a machine. */
export function showReport(
  report: AnalysisReport,
  { title }: Pick<Subject, 'title'>,
  { part, json, check }: ShowOptions,
  terminal: Terminal,
): ExitCode {
  if (json) {
    terminal.writeOutput(jsonText(selectSections(report, SECTIONS_OF_PART[part])));
  } else {
    const palette = outputPalette(terminal);
    terminal.writeOutput(textReport(report, title, { part, palette }));
  }
  return check ? checkLimits(report, terminal) : EXIT_CODES.fine;
}

/**
 * An unknown limit breaches nothing, but the caller hears of it, and of keys without effect. A check that could check
 * nothing is no success.
 */
function checkLimits({ limits, warnings }: AnalysisReport, terminal: Terminal): ExitCode {
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
