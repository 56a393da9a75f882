import { readFile, readlink, realpath } from 'node:fs/promises';
import { hasCode } from '../migrations/error-code.js';
import type { EmbeddedFolder } from './embedded-folder.js';

/** The process that is a running server, and where it listens. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
}

const PORT_LINE = 3;

/** @returns null when none runs, also when what is written of one is left from a server that died. */
export async function findPostmaster(folder: EmbeddedFolder): Promise<Postmaster | null> {
  const text = await readFile(folder.postmaster, 'utf8').catch(() => '');
  const lines = text.split('\n');
  const pid = Number(lines[0]);
  const port = Number(lines[PORT_LINE]);
  if (!Number.isSafeInteger(pid) || pid <= 1 || !isAlive(pid)) return null;
  if (!Number.isSafeInteger(port) || port <= 0) return null;
  return (await runsElsewhere(pid, folder)) ? null : { pid, port };
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return hasCode(error, 'EPERM');
  }
}

/** Numbers of processes come again: a server works in its data folder. Where that cannot be seen it is taken for ours. */
async function runsElsewhere(pid: number, folder: EmbeddedFolder): Promise<boolean> {
  try {
    return (await readlink(`/proc/${pid}/cwd`)) !== (await realpath(folder.data));
  } catch {
    return false;
  }
}
