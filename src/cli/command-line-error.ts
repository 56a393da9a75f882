import type { Fault } from '../common/document/fault.js';
import { AppError } from '../common/problem/app-error.js';

/** Everything that is wrong with what was typed, at once. Each detail names the option or argument it is about. */
export function commandLineError(faults: readonly Pick<Fault, 'code' | 'detail'>[]): AppError {
  const count = faults.length === 1 ? '1 fault' : `${String(faults.length)} faults`;
  return new AppError('invalid-request', `the command line has ${count}`, {
    faults: faults.map(({ code, detail }) => ({
      code,
      detail,
      pointer: '',
      line: null,
      column: null,
    })),
  });
}
