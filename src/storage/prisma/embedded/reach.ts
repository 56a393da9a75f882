import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { type Programs } from './programs.js';
import { type ServerUser, runAs } from './server-user.js';

const run = promisify(execFile);

/** The first of its arguments that whoever runs this may not enter. */
const FIND_CLOSED = 'for f in "$@"; do test -x "$f" || { printf %s "$f"; exit 0; }; done';
const IS_READABLE = 'test -r "$1"';
/** Read by initdb: one file for all that PostgreSQL needs beside its programs. Debian has it elsewhere, open to all. */
const SHARED_FILE = join('share', 'postgresql', 'postgres.bki');

/** @returns the outermost folder on the way to `path`, itself included, that the user may not enter; null when the way is free. */
export async function closedFolder(path: string, user: ServerUser): Promise<string | null> {
  const way = wayTo(path);
  const { stdout } = await run('/bin/sh', ['-c', FIND_CLOSED, 'sh', ...way], asUser(user));
  return stdout === '' ? null : stdout;
}

/** Whether the user can run the programs, and read what they read. */
export async function canRun({ initdb, postgres }: Programs, user: ServerUser): Promise<boolean> {
  const shared = join(dirname(dirname(initdb)), SHARED_FILE);
  try {
    await run(postgres, ['--version'], asUser(user));
    await run(initdb, ['--version'], asUser(user));
    if (existsSync(shared)) await run('/bin/sh', ['-c', IS_READABLE, 'sh', shared], asUser(user));
    return true;
  } catch {
    return false;
  }
}

function wayTo(path: string): readonly string[] {
  const above = dirname(path);
  return above === path ? [path] : [...wayTo(above), path];
}

function asUser(user: ServerUser): { readonly cwd: string; readonly uid?: number } {
  return { ...runAs(user), cwd: '/' };
}
