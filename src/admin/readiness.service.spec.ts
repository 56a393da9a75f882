import { describe, expect, it } from '@jest/globals';
import { AppError } from '../common/problem/app-error.js';
import { ReadinessService } from './readiness.service.js';
import type { Condition, ReadinessCheck } from './storage-administration.js';

/** A check that finds one condition after the other, and the last one ever after; an error is thrown. */
class ScriptedCheck implements ReadinessCheck {
  asked = 0;

  constructor(
    readonly name: string,
    private readonly script: readonly (Condition | Error)[],
  ) {}

  readonly check = (): Promise<Condition> => {
    const found = this.script[Math.min(this.asked, this.script.length - 1)] ?? 'usable';
    this.asked += 1;
    return typeof found === 'string' ? Promise.resolve(found) : Promise.reject(found);
  };
}

const BROKEN = new AppError('storage-unavailable', 'the disk is full');

function aReadiness(...checks: readonly ReadinessCheck[]) {
  let now = Date.UTC(2024, 0, 2);
  const changes: unknown[] = [];
  const readiness = new ReadinessService(checks, {
    clock: { now: () => new Date(now) },
    onChange: (event, fields) => changes.push({ event, ...fields }),
    limitMs: 20,
  });
  const advance = (ms: number): void => {
    now += ms;
  };
  return { readiness, changes, advance };
}

describe('readiness', () => {
  it('is there while every check holds, and names those that are degraded', async () => {
    const { readiness } = aReadiness(
      new ScriptedCheck('store', ['usable']),
      new ScriptedCheck('prices', ['degraded']),
    );

    expect(await readiness.requireReady()).toEqual(['prices']);
  });

  it('is not there while a check fails, and names those that do, without the reason', async () => {
    const { readiness } = aReadiness(
      new ScriptedCheck('store', [BROKEN]),
      new ScriptedCheck('prices', [new Error('secret')]),
      new ScriptedCheck('other', ['degraded']),
    );

    await expect(readiness.requireReady()).rejects.toMatchObject({
      code: 'not-ready',
      message: 'these checks fail: store, prices',
      retryAfterSeconds: 1,
    });
  });

  it('tells the reason of a failing check, of an error that is not ours none', async () => {
    const { readiness } = aReadiness(
      new ScriptedCheck('store', [BROKEN]),
      new ScriptedCheck('prices', [new Error('postgres://user:secret@host')]),
    );

    expect(await readiness.findings()).toEqual([
      { name: 'store', condition: 'failing', reason: 'the disk is full' },
      { name: 'prices', condition: 'failing', reason: 'an unexpected error' },
    ]);
  });

  it('asks once for many that ask within a second, and again after it', async () => {
    const store = new ScriptedCheck('store', ['usable', BROKEN]);
    const { readiness, advance } = aReadiness(store);

    await Promise.all([readiness.findings(), readiness.findings()]);
    advance(999);
    await readiness.findings();
    expect(store.asked).toBe(1);
    advance(1);

    await expect(readiness.requireReady()).rejects.toMatchObject({ code: 'not-ready' });
    expect(store.asked).toBe(2);
  });

  it('does not wait for a check that hangs, nor ask it again before it answers', async () => {
    let answer: (condition: Condition) => void = () => undefined;
    let asked = 0;
    const hanging = {
      name: 'store',
      check: () => {
        asked += 1;
        return new Promise<Condition>((resolve) => (answer = resolve));
      },
    };
    const { readiness, advance } = aReadiness(hanging);

    const first = await readiness.findings();
    advance(1000);
    const second = await readiness.findings();
    advance(1000);
    const third = readiness.findings();
    answer('usable');

    const late = { name: 'store', condition: 'failing', reason: 'it has no answer within 20 ms' };
    expect([first, second]).toEqual([[late], [late]]);
    expect(await third).toEqual([{ name: 'store', condition: 'usable', reason: null }]);
    expect(asked).toBe(1);
  });

  it('tells once when a check begins to fail, and once when it holds again', async () => {
    const store = new ScriptedCheck('store', ['usable', BROKEN, BROKEN, 'usable', 'usable']);
    const { readiness, changes, advance } = aReadiness(store);

    for (let round = 0; round < 5; round += 1) {
      await readiness.findings();
      advance(1000);
    }

    const event = 'readiness-changed';
    expect(changes).toEqual([
      { event, check: 'store', condition: 'failing', reason: 'the disk is full' },
      { event, check: 'store', condition: 'usable', reason: 'none' },
    ]);
  });
});
