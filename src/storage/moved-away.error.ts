import { AppError } from '../common/problem/app-error.js';

const RETRY_AFTER_SECONDS = 1;

/** The documents of a user lie in the other store by now: what was decided some seconds ago does not hold any more. */
export class MovedAwayError extends AppError {
  constructor(cause?: unknown) {
    super('storage-busy', 'the data of this user is being moved; try again', {
      retryAfterSeconds: RETRY_AFTER_SECONDS,
      ...(cause === undefined ? {} : { cause }),
    });
  }
}
