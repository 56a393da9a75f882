import type { Fault } from '../common/document/fault.js';
import { AppError } from '../common/problem/app-error.js';

export class ChangeNotFoundError extends AppError {
  constructor(detail: string) {
    super('change-not-found', detail);
  }
}

/** Lists every place that says something else than the change left there. */
export class RevertConflictError extends AppError {
  constructor({ id, faults }: { readonly id: string; readonly faults: readonly Fault[] }) {
    const places = faults.length === 1 ? '1 place' : `${faults.length.toString()} places`;
    super(
      'revert-conflict',
      `change ${id} cannot be taken back in ${places}; nothing was written`,
      {
        faults,
      },
    );
  }
}

export class NotRevertibleError extends AppError {
  constructor({ id, why }: { readonly id: string; readonly why: string }) {
    super('not-revertible', `change ${id} cannot be taken back: ${why}`);
  }
}
