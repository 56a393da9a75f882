import { spawn } from 'node:child_process';
import { readdir, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { aDataFolder } from '../../../test/support/data-folder.js';
import { finding, findings } from '../../../test/support/limit-findings.js';
import { processScript, runProcess } from '../../../test/support/run-process.js';
import { LOCAL_USER_ID } from '../../auth/user-id.js';
import type { LimitEvaluation } from '../../risk-limits/limit-evaluation.js';
import { onDiskIfPresent } from './file-errors.js';

const WHOLE = { before: null, limit: 10_000 };
const BREACH = findings({ max_loss: finding('breach') });
const NEVER = Number.MAX_SAFE_INTEGER;
const KILLS = 40;
const MOST_KILLS = 400;

describe('a log of limit checks that several processes write', () => {
  it('loses and doubles nothing when two append at once, and one rewrites it', async () => {
    const folder = await aDataFolder();
    const [counts, large, small] = ['40', NEVER.toString(), '3000'];
    await Promise.all([
      runProcess('append-limit-checks', folder.path, counts, large),
      runProcess('append-limit-checks', folder.path, counts, small),
    ]);

    const { limitChecks } = await folder.open();
    const oldestFirst = (await limitChecks.list(LOCAL_USER_ID, 'main', WHOLE)).toReversed();
    await folder.dispose();

    expect(oldestFirst).toHaveLength(80);
    expect(new Set(oldestFirst.map(({ inputHash }) => inputHash)).size).toBe(80);
    expectAlternation(oldestFirst);
  });

  it('is whole whenever its writer is killed, and goes on', async () => {
    let whileRewriting = 0;
    // A quick machine is seldom caught in the middle: it goes on until it was.
    for (let kill = 0; kill < KILLS || (whileRewriting === 0 && kill < MOST_KILLS); kill += 1) {
      const left = await killOneWriter((kill % KILLS) / 2);
      if (left.some((name) => name.startsWith('.pending-'))) whileRewriting += 1;
    }

    expect(whileRewriting).toBeGreaterThan(0);
  }, 120_000);
});

/** Each evaluation follows on the one before it: what it opened or closed is what they differ by. */
function expectAlternation(oldestFirst: readonly LimitEvaluation[]): void {
  let [status, since]: (string | null)[] = [null, null];
  for (const { at, limits } of oldestFirst) {
    const check = limits.max_loss;
    const isBreach = check?.status === 'breach';
    const wasOpen: boolean = since !== null;
    since = isBreach ? (since ?? at) : null;
    expect(check?.previousStatus).toBe(status);
    expect(check?.openSince).toBe(since);
    expect(check?.event).toBe(isBreach === wasOpen ? 'evaluated' : isBreach ? 'opened' : 'closed');
    status = check?.status ?? null;
  }
}

/** Has a writer killed in a folder of its own and looks at what is left. @returns the files it left. */
async function killOneWriter(afterMs: number): Promise<readonly string[]> {
  const own = await aDataFolder();
  try {
    const script = processScript('append-limit-checks');
    const child = spawn(
      process.execPath,
      [script, own.path, NEVER.toString(), '600', afterMs.toString()],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    let printed = '';
    child.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString()));
    await new Promise((resolve, reject) => {
      child.on('error', reject);
      child.on('close', resolve);
    });
    expect(child.signalCode).toBe('SIGKILL');
    const acknowledged = printed.split('\n').length - 1;

    const { limitChecks } = await own.open();
    const log = await limitChecks.list(LOCAL_USER_ID, 'main', WHOLE);
    expect([acknowledged, acknowledged + 1]).toContain(log.length);
    expectAlternation(log.toReversed());

    const left = await readdir(join(own.path, 'users', 'local', 'limit_checks'));

    // The killed writer's lock is a second or two from counting as abandoned: age it.
    const user = join(own.path, 'users', 'local');
    await onDiskIfPresent(user, () => utimes(join(user, '.lock'), 0, 0));
    await limitChecks.append(LOCAL_USER_ID, 'main', BREACH);
    const next = await limitChecks.list(LOCAL_USER_ID, 'main', WHOLE);
    expect(next).toHaveLength(log.length + 1);
    expectAlternation(next.toReversed());
    expect(await readdir(join(user, 'limit_checks'))).toEqual(['main.ndjson']);
    return left;
  } finally {
    await own.dispose();
  }
}
