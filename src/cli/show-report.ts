import { LIMIT_NAMES } from '../risk/engine/limits/risk-limits.js';
import {
  type AnalysisReport,
  type ReportPart,
  SECTIONS_OF_PART,
  selectSections,
} from '../risk/analysis-report.js';
import { printable } from '../risk/report/printable.js';
import { textReport } from '../risk/report/text-report.js';
import { EXIT_CODES, type ExitCode } from './exit-code.js';
import { jsonText } from './json-text.js';
import type { Subject } from './find-subject.js';
import { type ReportOutput, STANDARD_OUTPUT } from './report-output.js';
import { outputPalette, type Terminal, warn } from './terminal.js';
import { writeTextFile } from './write-text-file.js';

export interface ShowOptions extends ReportOutput {
  readonly part: ReportPart;
  /** Whether a breached limit shows in the exit code. */
  readonly check: boolean;
}

/** Prints the asked part of a report, for a person or for a machine; a page goes to its file. */
export async function showReport(
  report: AnalysisReport,
  { title }: Pick<Subject, 'title'>,
  { part, json, htmlFile, check }: ShowOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const sections = SECTIONS_OF_PART[part];
  if (htmlFile !== null) {
    // Charts cost half a second to load: only who asks for them waits.
    const { renderHtml } = await import('../risk/report/html/render-html.js');
    await deliverPage(renderHtml({ report, title, sections }), { json, htmlFile }, terminal);
  }
  if (json) {
    terminal.writeOutput(jsonText(selectSections(report, sections)));
  } else if (htmlFile === null) {
    const palette = outputPalette(terminal);
    terminal.writeOutput(textReport(report, title, { part, palette }));
  }
  return check ? checkLimits(report, terminal) : EXIT_CODES.fine;
}

async function deliverPage(
  page: string,
  { json, htmlFile }: { readonly json: boolean; readonly htmlFile: string },
  terminal: Terminal,
): Promise<void> {
  if (htmlFile === STANDARD_OUTPUT) {
    terminal.writeOutput(page);
    return;
  }
  await writeTextFile(htmlFile, page);
  const outcome = `wrote ${printable(htmlFile)}\n`;
  if (json) terminal.writeError(outcome);
  else terminal.writeOutput(outcome);
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
