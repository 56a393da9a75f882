import { AppError } from '../common/problem/app-error.js';

/** The FILE that stands for standard output. */
export const STANDARD_OUTPUT = '-';

/** How a report is to be shown, as the command line gives it. */
export interface ReportFlags {
  readonly json?: boolean;
  readonly html?: string;
}

/** Text, unless something else is asked for. JSON on standard output goes with a page in a file. */
export interface ReportOutput {
  readonly json: boolean;
  /** File of the page; null for none. */
  readonly htmlFile: string | null;
}

/** @throws AppError `invalid-request` when both are to go to standard output */
export function readReportFlags({ json = false, html }: ReportFlags): ReportOutput {
  if (json && html === STANDARD_OUTPUT) {
    throw new AppError(
      'invalid-request',
      '--json and --html - both write to standard output; give --html a file',
    );
  }
  return { json, htmlFile: html ?? null };
}
