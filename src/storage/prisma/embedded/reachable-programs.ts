import { chmod, cp, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { OnWarning } from '../../warning.js';
import type { EmbeddedFolder } from './embedded-folder.js';
import type { Programs } from './programs.js';
import { canRun } from './reach.js';
import type { ServerUser } from './server-user.js';
import { unusable } from './unusable.js';

const EXECUTABLE = 0o100;

export interface ProgramsForUser {
  readonly programs: Programs;
  /** What the programs are of: copies of other versions are not used. */
  readonly version: string;
  readonly user: ServerUser;
  readonly onWarning: OnWarning;
}

/**
 * The programs where the server's user can run them: where they are, or else a copy in the folder of the server, made
 * once per version.
 */
export async function reachablePrograms(
  folder: EmbeddedFolder,
  { programs, version, user, onWarning }: ProgramsForUser,
): Promise<Programs> {
  if (await canRun(programs, user)) return programs;
  const copy = join(folder.path, `postgresql-${version}`);
  const copied = programsIn(copy);
  if (!(await canRun(copied, user))) {
    await copyPrograms(rootOf(programs), { pending: folder.pendingPrograms, copy });
    if (!(await canRun(copied, user))) {
      throw unusable(
        `the user ${user.name}, whom PostgreSQL runs as, can run it neither in "${rootOf(programs)}" nor in "${copy}": ` +
          'see whether programs may be run there, or choose another EMBEDDED_DIR',
      );
    }
    onWarning('embedded-database-programs-copied', {
      from: rootOf(programs),
      to: copy,
      user: user.name,
    });
  }
  return copied;
}

async function copyPrograms(
  from: string,
  { pending, copy }: { readonly pending: string; readonly copy: string },
): Promise<void> {
  await rm(pending, { recursive: true, force: true });
  await cp(from, pending, { recursive: true, verbatimSymlinks: true });
  await chmod(pending, 0o755);
  for (const entry of await readdir(pending, { recursive: true, withFileTypes: true })) {
    if (entry.isSymbolicLink()) continue;
    const path = join(entry.parentPath, entry.name);
    const isOpen = entry.isDirectory() || ((await stat(path)).mode & EXECUTABLE) !== 0;
    await chmod(path, isOpen ? 0o755 : 0o644);
  }
  await rm(copy, { recursive: true, force: true });
  await rename(pending, copy);
}

function rootOf({ postgres }: Programs): string {
  return dirname(dirname(postgres));
}

function programsIn(root: string): Programs {
  return { initdb: join(root, 'bin', 'initdb'), postgres: join(root, 'bin', 'postgres') };
}
