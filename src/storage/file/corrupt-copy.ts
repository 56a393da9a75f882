import { randomUUID } from 'node:crypto';
import { access } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pendingFile } from '../../common/file/private-file.js';
import { keepCopy } from './atomic-file.js';
import { onDiskIfPresent } from './file-errors.js';

/**
 * Keeps the bytes of a corrupt file beside it, under the time and a name that is free, before anything takes
 * its place. The caller holds the user's lock.
 */
export async function keepCorruptCopy(path: string, at: Date): Promise<void> {
  const time = at.toISOString().replaceAll(':', '-');
  const target = await freeName(`${path}.corrupt-${time}`);
  await keepCopy(path, { temporary: pendingFile(dirname(path), randomUUID()), target });
}

async function freeName(wanted: string): Promise<string> {
  for (let count = 1; ; count += 1) {
    const name = count === 1 ? wanted : `${wanted}-${count.toString()}`;
    const isTaken = await onDiskIfPresent(name, async () => {
      await access(name);
      return true;
    });
    if (isTaken === null) return name;
  }
}
