import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';

/**
 * Opens a file for reading, and nothing that only looks like one: a pipe would wait for its writer, a device never ends.
 * @throws an error shaped like those of the file system, with the code `EISDIR` for a folder and `ENOTREG` for
 * anything else that is not a regular file.
 */
export async function openRegularFile(path: string): Promise<FileHandle> {
  const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
  const found = await file.stat();
  if (found.isFile()) return file;
  await file.close();
  throw Object.assign(new Error(`${path} is not a regular file`), {
    code: found.isDirectory() ? 'EISDIR' : 'ENOTREG',
    syscall: 'open',
    path,
  });
}

/** The text of a regular file. @throws as `openRegularFile` */
export async function readRegularFile(path: string): Promise<string> {
  const file = await openRegularFile(path);
  try {
    return await file.readFile('utf8');
  } finally {
    await file.close();
  }
}
