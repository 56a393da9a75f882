import { CommanderError } from 'commander';
import { AppError } from '../common/problem/app-error.js';

/** The error as one of ours: wrong use of the command line becomes `invalid-request`, a bug `internal-error`. */
export function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (error instanceof CommanderError) {
    return new AppError(
      'invalid-request',
      error.message.replace(/^error: /, '').replaceAll('\n', ' '),
    );
  }
  const report = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return new AppError('internal-error', `this is a fault of ours; please report it\n${report}`, {
    cause: error,
  });
}
