import { AppError } from '../../../common/problem/app-error.js';

/** @param detail what is wrong and what to do, without passwords */
export function unusable(detail: string, cause?: unknown): AppError {
  return new AppError('embedded-database-unusable', detail, { cause });
}

/** What a program or the file system said of its failure. */
export function saidBy(error: unknown): string {
  if (typeof error !== 'object' || error === null) return String(error);
  if ('stderr' in error && typeof error.stderr === 'string' && error.stderr !== '') {
    return error.stderr.trimEnd();
  }
  return 'message' in error ? String(error.message) : 'no reason';
}
