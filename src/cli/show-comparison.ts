import type { ComparisonReport } from '../risk/comparison-report.js';
import { comparisonText } from '../risk/report/comparison-text.js';
import { comparisonTitle } from '../risk/report/comparison-title.js';
import { checkedExitCode } from './checked-exit-code.js';
import { deliverPage } from './deliver-page.js';
import { EXIT_CODES, type ExitCode } from './exit-code.js';
import { jsonText } from './json-text.js';
import type { ReportOutput } from './report-output.js';
import { outputPalette, type Terminal } from './terminal.js';

export interface ShowComparisonOptions extends ReportOutput {
  /** What the portfolio before is called. */
  readonly subject: string;
  /** Whether a limit that is breached afterwards shows in the exit code. */
  readonly check: boolean;
}

/** Prints a comparison, for a person or for a machine; a page goes to its file. */
export async function showComparison(
  report: ComparisonReport,
  { subject, json, htmlFile, check }: ShowComparisonOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const title = comparisonTitle(report, subject);
  if (htmlFile !== null) {
    const { renderComparisonHtml } = await import('../risk/report/html/render-comparison-html.js');
    const page = renderComparisonHtml({ title, comparison: report });
    await deliverPage(page, { json, htmlFile }, terminal);
  }
  if (json) terminal.writeOutput(jsonText(report));
  else if (htmlFile === null) {
    terminal.writeOutput(comparisonText(report, title, outputPalette(terminal)));
  }
  return check ? checkedExitCode(report.after, terminal) : EXIT_CODES.fine;
}
