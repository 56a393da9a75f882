import { access, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { UserId } from '../../auth/user-id.js';
import { byCodeUnit } from '../../common/document/code-unit-order.js';
import { encodeSegment } from '../../common/file/path-segment.js';
import { DOCUMENT_SUFFIX } from './document-reader.js';
import { onDiskIfPresent } from './file-errors.js';
import { documentFolder, userFolder } from './user-folder.js';

const LIMITS_FILE = /^risk_limits(\..+)?\.yaml$/;

/** Every document of a user that lies in a file of the store, in code-unit order of paths. */
export async function ownerFiles(directory: string, ownerId: UserId): Promise<readonly string[]> {
  const folder = userFolder(directory, ownerId);
  const isDocument = (name: string): boolean =>
    name.endsWith(DOCUMENT_SUFFIX) && !name.startsWith('.');
  const found = await Promise.all([
    filesIn(documentFolder(folder, 'portfolio'), isDocument),
    filesIn(documentFolder(folder, 'scenario'), isDocument),
    filesIn(folder.path, (name) => LIMITS_FILE.test(name)),
  ]);
  return found.flat().sort(byCodeUnit);
}

/** The `portfolio_<user>.yaml` of earlier days, which no store serves. */
export function olderFiles(workingDirectory: string, ownerId: UserId): Promise<readonly string[]> {
  return present(join(workingDirectory, `portfolio_${encodeSegment(ownerId)}${DOCUMENT_SUFFIX}`));
}

async function filesIn(
  folder: string,
  isWanted: (name: string) => boolean,
): Promise<readonly string[]> {
  const names = (await onDiskIfPresent(folder, () => readdir(folder))) ?? [];
  return names.filter(isWanted).map((name) => join(folder, name));
}

async function present(path: string): Promise<readonly string[]> {
  return (await onDiskIfPresent(path, () => access(path).then(() => [path]))) ?? [];
}
