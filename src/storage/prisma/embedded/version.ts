import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { EmbeddedFolder } from './embedded-folder.js';
import type { Programs } from './programs.js';
import { saidBy, unusable } from './unusable.js';

const run = promisify(execFile);

/** As in `postgres (PostgreSQL) 18.4`. */
const VERSION = /(\d+)(?:\.\d+)*/;

/** @throws AppError when the program does not run on this machine. */
export async function versionOf({ postgres }: Programs): Promise<string> {
  try {
    const { stdout } = await run(postgres, ['--version'], { cwd: '/' });
    const [version] = VERSION.exec(stdout) ?? [];
    if (version !== undefined) return version;
    throw new Error(`it calls itself "${stdout.trim()}"`);
  } catch (error) {
    throw unusable(
      `PostgreSQL in "${postgres}" does not run on this machine: ${saidBy(error)}; ` +
        'let DATABASE_URL name a server instead',
      error,
    );
  }
}

/** @throws AppError when the data was written by another major version, which no other one reads. */
export async function requireSameMajor(folder: EmbeddedFolder, version: string): Promise<void> {
  const written = (await readFile(join(folder.data, 'PG_VERSION'), 'utf8')).trim();
  const [, major] = VERSION.exec(version) ?? [];
  if (written === major) return;
  throw unusable(
    `the database in "${folder.data}" was written by PostgreSQL ${written}, and this program has ${version}, which cannot ` +
      'read it: use the program that wrote it, and with that export the data; or move the folder away to begin anew',
  );
}
