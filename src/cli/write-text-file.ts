import { randomUUID } from 'node:crypto';
import { open, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { refusalReason } from '../common/file/refusal-reason.js';
import { AppError } from '../common/problem/app-error.js';

/** For everybody to read, unless the process was told otherwise. */
const NEW_FILE_MODE = 0o666;

/**
 * Writes a text to a file, whole or not at all: whoever reads the file finds the old text or the new one. A link is
 * followed, and what is no file, such as a pipe, is written to.
 * @throws AppError `invalid-request` for a folder, and when the file cannot be written
 */
export async function writeTextFile(path: string, text: string): Promise<void> {
  try {
    const found = await stat(path).catch(absentAsNull);
    if (found === null) await replaceFile(path, text, NEW_FILE_MODE);
    else if (found.isFile()) await replaceFile(await realpath(path), text, found.mode);
    else await writeFile(path, text);
  } catch (error) {
    throw new AppError('invalid-request', reasonOf(error, path), { cause: error });
  }
}

async function replaceFile(target: string, text: string, mode: number): Promise<void> {
  // rename() is atomic only within one file system, so the temporary file lives beside its target.
  const temporary = join(dirname(target), `.${randomUUID()}.tmp`);
  try {
    const file = await open(temporary, 'wx', mode);
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

function absentAsNull(error: unknown): null {
  if (codeOf(error) === 'ENOENT') return null;
  throw error;
}

function codeOf(error: unknown): string {
  const hasCode = typeof error === 'object' && error !== null && 'code' in error;
  return hasCode ? String(error.code) : 'unknown';
}

function reasonOf(error: unknown, path: string): string {
  const code = codeOf(error);
  if (code === 'EISDIR') return `"${path}" is a folder: give the name of a file`;
  if (code === 'ENOENT' || code === 'ENOTDIR') return `there is no folder to put "${path}" in`;
  return `"${path}" cannot be written: ${refusalReason(code)} (${code})`;
}
