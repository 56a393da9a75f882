import { chmod, lstat, mkdir, mkdtemp, readlink, rmdir, symlink } from 'node:fs/promises';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import type { OnWarning } from '../../warning.js';
import { hasCode } from '../migrations/error-code.js';
import { closedFolder } from './reach.js';
import type { ServerUser } from './server-user.js';
import { saidBy, unusable } from './unusable.js';

/** For what lasts, on every Unix; the superuser can write there. */
export const OUTSIDE = '/var/lib/risk-module';
const OPEN_FOLDER = 0o755;

export interface PlaceForUser {
  readonly user: ServerUser;
  /** Where what cannot be where it was to be is put instead. */
  readonly outside: string;
  readonly onWarning: OnWarning;
}

/**
 * Where the folder of the server is: as named, or, when a relative name leads to where the server's user cannot go, as into
 * a private checkout, in a new folder outside. Then the name is a link to it, so that it is found again whatever becomes
 * of anybody's rights. An absolute name is what somebody chose: it stays.
 */
export async function reachablePlace(directory: string, place: PlaceForUser): Promise<string> {
  const path = resolve(directory);
  if (isAbsolute(directory)) return path;
  const there = await whatIsAt(path);
  if (there !== 'nothing')
    return there === 'link' ? resolve(path, '..', await readlink(path)) : path;
  const closed = await closedFolder(await nearestFolder(dirname(path)), place.user);
  return closed === null ? path : putOutside(path, closed, place);
}

async function putOutside(
  path: string,
  closed: string,
  { user, outside, onWarning }: PlaceForUser,
): Promise<string> {
  try {
    await mkdir(outside, { recursive: true });
    const made = await mkdtemp(join(outside, 'database-'));
    await chmod(made, OPEN_FOLDER);
    await mkdir(dirname(path), { recursive: true });
    if (await link(path, made)) {
      onWarning('embedded-database-placed-outside', {
        closed,
        user: user.name,
        link: path,
        to: made,
      });
      return made;
    }
    await rmdir(made);
    return resolve(dirname(path), await readlink(path));
  } catch (error) {
    throw unusable(
      `the user ${user.name}, whom PostgreSQL runs as, cannot enter "${closed}", and the database cannot be put into ` +
        `"${outside}" instead: ${saidBy(error)}; set EMBEDDED_DIR to a folder that ${user.name} can reach`,
      error,
    );
  }
}

/** @returns false when another process was first. */
async function link(path: string, target: string): Promise<boolean> {
  try {
    await symlink(target, path);
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw error;
  }
}

async function whatIsAt(path: string): Promise<'nothing' | 'link' | 'else'> {
  try {
    return (await lstat(path)).isSymbolicLink() ? 'link' : 'else';
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return 'nothing';
    throw unusable(`cannot look at "${path}": ${saidBy(error)}`, error);
  }
}

async function nearestFolder(path: string): Promise<string> {
  return (await whatIsAt(path)) === 'nothing' ? nearestFolder(dirname(path)) : path;
}
