import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { processScript } from './run-process.js';

/** A process that uses an embedded PostgreSQL. */
export interface EmbeddedUser {
  readonly port: number;
  /** What it has complained of so far. */
  readonly complaints: () => string;
  /** Asks it to leave. @returns what it had to say: the sum that it asked the server for, and how it ended. */
  readonly leave: () => Promise<readonly [sum: string, code: number | null]>;
  /** Interrupts it and whatever belongs to its process group, as a terminal does. @returns as `leave`. */
  readonly interrupt: () => Promise<readonly [sum: string, code: number | null]>;
  readonly kill: () => Promise<void>;
}

export interface EmbeddedUserOptions {
  readonly directory: string;
  /** Of the programs. */
  readonly root: string;
  /** Where it runs, for a relative `directory`. @default here */
  readonly cwd?: string;
  /** Where data is put that the server's user cannot reach in a relative `directory`. */
  readonly outside?: string;
  /** Whether it gives up being the superuser first. */
  readonly asNobody?: boolean;
}

export async function anEmbeddedUser({
  directory,
  root,
  cwd,
  outside,
  asNobody = false,
}: EmbeddedUserOptions): Promise<EmbeddedUser> {
  const script = [processScript('use-embedded'), directory, root, asNobody ? 'nobody' : 'self'];
  const given = outside === undefined ? script : [...script, outside];
  const child = spawn(process.execPath, given, { cwd, detached: true });
  let complaints = '';
  child.stderr.on('data', (chunk: Buffer) => (complaints += chunk.toString()));
  const closed = once(child, 'close') as Promise<[number | null]>;
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  const first = await lines.next();
  if (first.done === true) throw new Error(`it did not get in: ${complaints}`);
  const last = async (): Promise<readonly [string, number | null]> => {
    const line = await lines.next();
    const [code] = await closed;
    return [line.done === true ? complaints : line.value, code];
  };
  return {
    port: Number(first.value),
    complaints: () => complaints,
    leave: () => {
      child.stdin.end();
      return last();
    },
    interrupt: () => {
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGINT');
      return last();
    },
    kill: async () => {
      child.kill('SIGKILL');
      await closed;
    },
  };
}
