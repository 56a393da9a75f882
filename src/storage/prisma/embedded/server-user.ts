import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { unusable } from './unusable.js';

const run = promisify(execFile);

/** Whom the server runs as when the superuser starts it: PostgreSQL refuses to be the superuser. */
export interface ServerUser {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

const CANDIDATES = ['postgres', 'nobody'] as const;

/** @returns null when the server can run as the user that runs the program. @throws AppError when nobody is there to run it. */
export async function serverUser(): Promise<ServerUser | null> {
  if (process.getuid?.() !== 0) return null;
  for (const name of CANDIDATES) {
    const user = await findUser(name);
    if (user !== null) return user;
  }
  throw unusable(
    `PostgreSQL does not run as the superuser, and there is no user ${CANDIDATES.join(' or ')} to run it as: ` +
      'start the program as an ordinary user',
  );
}

async function findUser(name: string): Promise<ServerUser | null> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])]);
    return { name, uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    return null;
  }
}

/** How `spawn` is told whom a program runs as. */
export function runAs(user: ServerUser | null): { readonly uid?: number; readonly gid?: number } {
  return user === null ? {} : { uid: user.uid, gid: user.gid };
}
