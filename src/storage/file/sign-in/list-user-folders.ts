import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { onDiskIfPresent } from '../file-errors.js';
import { usersFolder } from '../user-folder.js';

/** Paths of the folders of all users. A file among them, as file managers leave it, is nobody's. */
export async function listUserFolders(dataFolder: string): Promise<readonly string[]> {
  const folder = usersFolder(dataFolder);
  const entries = await onDiskIfPresent(folder, () => readdir(folder, { withFileTypes: true }));
  return (entries ?? []).filter((entry) => !entry.isFile()).map(({ name }) => join(folder, name));
}
