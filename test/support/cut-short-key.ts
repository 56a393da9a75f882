import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const LONG_AGO = '2020-01-01T12:00:00.000Z';

/** Where the keys of local mode's user lie. */
export function keyFolder(dataFolder: string): string {
  return join(dataFolder, 'users/local/idempotency_keys');
}

/**
 * Makes the one idempotency key on the disk what a crash would have left: a request under way, which nobody waits for
 * any more.
 * @param given what else is to be different.
 */
export async function cutShortKey(dataFolder: string, given: object = {}): Promise<void> {
  const folder = keyFolder(dataFolder);
  const [name = ''] = await readdir(folder);
  const record = JSON.parse(await readFile(join(folder, name), 'utf8')) as object;
  const running = { ...record, state: 'running', answer: null, begunAt: LONG_AGO, ...given };
  await writeFile(join(folder, name), JSON.stringify(running));
}
