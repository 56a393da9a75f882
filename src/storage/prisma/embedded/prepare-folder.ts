import { chmod, mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { EmbeddedFolder } from './embedded-folder.js';
import { closedFolder } from './reach.js';
import type { ServerUser } from './server-user.js';
import { saidBy, unusable } from './unusable.js';

const OPEN_FOLDER = 0o755;

/**
 * Makes the folder of the server if it is not there.
 *
 * @throws AppError naming the folder, and the user who cannot get there
 */
export async function prepareFolder(
  { path }: EmbeddedFolder,
  user: ServerUser | null,
): Promise<void> {
  try {
    await makeFolder(path);
  } catch (error) {
    throw unusable(
      `cannot make the folder "${path}" for the database: ${saidBy(error)}; choose another EMBEDDED_DIR`,
      error,
    );
  }
  if (user === null) return;
  const closed = await closedFolder(path, user);
  if (closed === null) return;
  throw unusable(
    `the user ${user.name}, whom PostgreSQL runs as, cannot enter "${closed}" on the way to the database in "${path}": ` +
      `let others pass through it (chmod o+x), or set EMBEDDED_DIR to a folder that ${user.name} can reach`,
  );
}

/** What is made is open to others whatever the umask, as the server's user must pass through it. */
async function makeFolder(path: string): Promise<void> {
  const topmost = await mkdir(path, { recursive: true });
  if (topmost === undefined) return;
  for (let made = path; made.length >= topmost.length; made = dirname(made)) {
    await chmod(made, OPEN_FOLDER);
  }
}
