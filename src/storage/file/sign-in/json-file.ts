import { randomUUID } from 'node:crypto';
import { unlink, utimes } from 'node:fs/promises';
import { dirname } from 'node:path';
import * as z from 'zod/mini';
import { pendingFile } from '../../../common/file/private-file.js';
import { openRegularFile } from '../../../common/regular-file.js';
import { ensurePrivateFolder, moveInto, writeNewFile } from '../atomic-file.js';
import { hasErrorCode, onDiskIfPresent } from '../file-errors.js';
import type { HeldLock } from '../user-locks.js';

/** What a small file holds, and when it was last touched: its modification time, which changes without the text. */
export interface JsonFile<Value> {
  readonly value: Value;
  readonly touchedAt: Date;
}

interface ReadOptions<Value> {
  readonly schema: z.ZodMiniType<Value>;
  /** Told of a file that nothing can be made of. */
  readonly onUnreadable: (path: string) => void;
}

/** More than any file that we write; a larger one is none of ours. */
const MAX_BYTES = 64 * 1024;

/** Null for a file that is not there, or that nothing can be made of. */
export async function readJsonFile<Value>(
  path: string,
  { schema, onUnreadable }: ReadOptions<Value>,
): Promise<JsonFile<Value> | null> {
  const read = await textOf(path);
  if (read === null) return null;
  const { success, data } = z.safeParse(schema, parsed(read.text));
  if (success) return { value: data, touchedAt: read.touchedAt };
  onUnreadable(path);
  return null;
}

/** Puts the value in place of what is there, in one step. The caller holds the lock of the folder's user. */
export async function writeJsonFile(
  path: string,
  { value, touchedAt }: JsonFile<unknown>,
  lock: HeldLock,
): Promise<void> {
  await ensurePrivateFolder(dirname(path));
  const pending = pendingFile(dirname(path), randomUUID());
  await writeNewFile(pending, JSON.stringify(value));
  await touchFile(pending, touchedAt);
  await lock.requireHeld();
  await moveInto(path, pending);
}

/** Nothing happens when it is gone. */
export async function touchFile(path: string, at: Date): Promise<void> {
  await onDiskIfPresent(path, () => utimes(path, at, at));
}

async function textOf(
  path: string,
): Promise<{ readonly text: string | null; readonly touchedAt: Date } | null> {
  return onDiskIfPresent(path, async () => {
    const file = await openRegularFile(path).catch(asUnreadable);
    if (file === null) return { text: null, touchedAt: new Date(0) };
    try {
      const { size, mtimeMs } = await file.stat();
      const text = size > MAX_BYTES ? null : await file.readFile('utf8');
      return { text, touchedAt: new Date(Math.round(mtimeMs)) };
    } finally {
      await file.close();
    }
  });
}

/** Of something else than a file, nothing can be made; what the system refuses is an error. */
function asUnreadable(error: unknown): null {
  if (hasErrorCode(error, 'EISDIR', 'ENOTREG')) return null;
  throw error;
}

function parsed(text: string | null): unknown {
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    return null;
  }
}

/** Removes a file; false when it was gone. */
export async function removeFile(path: string): Promise<boolean> {
  return (await onDiskIfPresent(path, () => unlink(path).then(() => true))) ?? false;
}
