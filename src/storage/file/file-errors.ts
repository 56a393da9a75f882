import { refusalReason } from '../../common/file/refusal-reason.js';
import { AppError } from '../../common/problem/app-error.js';

/** What to do about errors that have to do with where the data folder is. */
const REMEDIES: ReadonlyMap<string, string> = new Map([
  ['ENOENT', 'nothing can be made there; choose another DATA_DIR'],
  ['EROFS', 'the file system is read-only; mount it writable or choose another DATA_DIR'],
  ['ENOTDIR', 'a file lies where a folder belongs; move it away or choose another DATA_DIR'],
  ['EEXIST', 'a file lies where a folder belongs; move it away or choose another DATA_DIR'],
  ['EISDIR', 'a folder lies where a file belongs; move it away'],
  ['ENOTREG', 'it is not a regular file; move it away'],
]);

/** Told apart by shape: errors of the file system may come from another realm. */
export function hasErrorCode(error: unknown, ...codes: readonly string[]): boolean {
  const code = errorCode(error);
  return code !== null && codes.includes(code);
}

/** Runs a step on the file system; what it cannot do becomes `storage-unavailable`, with the path and what to do. */
export async function onDisk<T>(path: string, step: () => Promise<T>): Promise<T> {
  try {
    return await step();
  } catch (error) {
    throw asStorageError(path, error);
  }
}

/** Null in place of what is not there; any other error as `onDisk` gives it. */
export async function onDiskIfPresent<T>(path: string, step: () => Promise<T>): Promise<T | null> {
  try {
    return await step();
  } catch (error) {
    if (hasErrorCode(error, 'ENOENT')) return null;
    throw asStorageError(path, error);
  }
}

/** The error to throw in place of one of the file system; any other comes back as it is. */
export function asStorageError(path: string, error: unknown): unknown {
  const code = errorCode(error);
  if (code === null || error instanceof AppError) return error;
  const remedy = REMEDIES.get(code) ?? refusalReason(code);
  return new AppError('storage-unavailable', `cannot use "${path}": ${remedy} (${code})`, {
    cause: error,
  });
}

/** The code that the operating system gave, which only its errors have beside a `syscall`. */
function errorCode(error: unknown): string | null {
  if (typeof error !== 'object' || error === null) return null;
  return 'code' in error && 'syscall' in error && typeof error.code === 'string'
    ? error.code
    : null;
}
