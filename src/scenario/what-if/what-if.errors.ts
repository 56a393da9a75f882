import { AppError } from '../../common/problem/app-error.js';
import { listNames } from '../../risk/engine/list-names.js';

/** One ticker whose change cannot be made, and why. */
export interface ChangeFault {
  readonly ticker: string | null;
  readonly detail: string;
}

/** The change makes no sense on this portfolio. */
export class InvalidWhatIfError extends AppError {
  constructor(faults: readonly ChangeFault[]) {
    const named = faults.flatMap(({ ticker }) => (ticker === null ? [] : [ticker]));
    const where = named.length === 0 ? '' : ` of ${listNames(named)}`;
    super('invalid-what-if', `the change${where} cannot be made on this portfolio`, {
      tickers: faults,
    });
  }
}
