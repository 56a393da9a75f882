import type { AppError } from '../common/problem/app-error.js';
import { PROBLEM_CATALOG } from '../common/problem/problem-catalog.js';
import type { ProblemDetails } from '../common/problem/problem-details.js';

/** An error for a machine: as HTTP answers it, without a request but with the file; it hides nothing from its owner. */
export interface CliProblem extends Omit<ProblemDetails, 'instance'> {
  /** The file the faults are in, as the caller named it. */
  readonly file?: string;
}

export function problemJson({ code, message, faults, tickers, file }: AppError): CliProblem {
  return {
    type: `/problems#${code}`,
    ...PROBLEM_CATALOG[code],
    detail: message,
    code,
    ...(file === null ? {} : { file }),
    errors: [...faults, ...tickers],
  };
}
