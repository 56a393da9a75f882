import { AppError } from '../../common/problem/app-error.js';

/** What each error of the file system means to whoever runs the program. */
const REMEDIES: ReadonlyMap<string, string> = new Map([
  ['EACCES', 'permission is denied; give the user that runs the program access to it'],
  ['EPERM', 'permission is denied; give the user that runs the program access to it'],
  ['EROFS', 'the file system is read-only; mount it writable or choose another DATA_DIR'],
  ['ENOSPC', 'the disk is full; free some space'],
  ['EDQUOT', 'the disk quota is used up; free some space'],
  ['ENOTDIR', 'a file lies where a folder belongs; move it away or choose another DATA_DIR'],
  ['EEXIST', 'a file lies where a folder belongs; move it away or choose another DATA_DIR'],
  ['EISDIR', 'a folder lies where a file belongs; move it away'],
  ['ENOTREG', 'it is not a regular file; move it away'],
  ['ELOOP', 'a link leads back to itself; remove it'],
  ['EMFILE', 'too many files are open; raise the limit of open files'],
  ['ENFILE', 'too many files are open; raise the limit of open files'],
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
  const remedy = REMEDIES.get(code) ?? 'the file system refuses it';
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
