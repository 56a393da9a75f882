import {
  type AnalysisReport,
  type ReportPart,
  SECTIONS_OF_PART,
  selectSections,
} from '../risk/analysis-report.js';
import { pageReport } from '../risk/report/page-report.js';
import { textReport } from '../risk/report/text-report.js';
import { checkedExitCode } from './checked-exit-code.js';
import { deliverPage } from './deliver-page.js';
import { EXIT_CODES, type ExitCode } from './exit-code.js';
import { jsonText } from './json-text.js';
import type { Subject } from './find-subject.js';
import type { ReportOutput } from './report-output.js';
import { outputPalette, type Terminal } from './terminal.js';

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
    await deliverPage(
      renderHtml({ report: pageReport(report), title, sections }),
      { json, htmlFile },
      terminal,
    );
  }
  if (json) {
    terminal.writeOutput(jsonText(selectSections(report, sections)));
  } else if (htmlFile === null) {
    const palette = outputPalette(terminal);
    terminal.writeOutput(textReport(report, title, { part, palette }));
  }
  return check ? checkedExitCode(report, terminal) : EXIT_CODES.fine;
}
