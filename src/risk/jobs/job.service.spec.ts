import { beforeEach, describe, expect, it } from '@jest/globals';
import { anAsset, anInput } from '../../../test/support/analysis-input.js';
import { type Asked, GatedCalculator } from '../../../test/support/gated-calculator.js';
import { toUserId } from '../../auth/user-id.js';
import { AppError } from '../../common/problem/app-error.js';
import type { Job } from './job.js';
import { answerOf, DEFAULT_JOB_BOUNDS, JobService } from './job.service.js';

const ANN = toUserId('ann');
const BEN = toUserId('ben');
const INPUT = anInput([anAsset('A')], []);
const START = Date.UTC(2024, 0, 2, 12);

const BOUNDS = {
  ...DEFAULT_JOB_BOUNDS,
  retentionMs: 60_000,
  overPerOwner: 2,
  over: 3,
  unfinishedPerOwner: 2,
  unfinished: 3,
};

let calculator: GatedCalculator;
let jobs: JobService;
let now: number;
let failures: string[];

beforeEach(() => {
  calculator = new GatedCalculator();
  now = START;
  failures = [];
  jobs = new JobService(calculator, {
    clock: { now: () => new Date(now) },
    bounds: BOUNDS,
    onFailure: ({ kind }, { code }) => failures.push(`${kind} ${code}`),
  });
});

function start(ownerId = ANN): Job {
  return jobs.start(ownerId, 'analysis', INPUT, (result) => ({ answer: result }));
}

/** The question that the last job asked. */
function lastAsked(): Asked {
  const asked = calculator.asked.at(-1);
  if (asked === undefined) throw new Error('no job has been started');
  return asked;
}

/** Lets everything go on that waits for nothing but its turn. */
function turnOfTheLoop(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

async function startAndFinish(ownerId = ANN): Promise<Job> {
  const job = start(ownerId);
  lastAsked().succeed({ figure: 1 });
  await turnOfTheLoop();
  now += 1000;
  return job;
}

function idsOf(ownerId = ANN): readonly string[] {
  return jobs.list(ownerId, { after: null, limit: 100 }).items.map(({ id }) => id);
}

describe('a job', () => {
  it('waits, runs, says how far it is and is done', async () => {
    const { id, state } = start();
    const states = [state];
    const { control, succeed } = lastAsked();

    control.onStart?.();
    states.push(jobs.get(ANN, id).state);
    control.onProgress?.({ done: 3, total: 10 });
    const { progress } = jobs.get(ANN, id);
    now += 5000;
    succeed({ figure: 0.1 });
    await turnOfTheLoop();

    const done = jobs.get(ANN, id);
    expect([...states, done.state]).toEqual(['queued', 'running', 'done']);
    expect(progress).toEqual({ done: 3, total: 10 });
    expect(answerOf(done)).toEqual({ answer: { figure: 0.1 } });
    expect(done).toMatchObject({ createdAt: new Date(START), finishedAt: new Date(START + 5000) });
  });

  it('keeps the reason why it failed, which is logged', async () => {
    const { id } = start();

    lastAsked().fail(new AppError('price-gap', 'A has a gap'));
    await turnOfTheLoop();

    expect(jobs.get(ANN, id)).toMatchObject({ state: 'failed', error: { code: 'price-gap' } });
    expect(failures).toEqual(['analysis price-gap']);
  });

  it('fails as internal-error when its answer cannot be made', async () => {
    const { id } = jobs.start(ANN, 'analysis', INPUT, () => {
      throw new TypeError('a slip');
    });

    lastAsked().succeed({});
    await turnOfTheLoop();

    expect(jobs.get(ANN, id)).toMatchObject({ state: 'failed', error: { code: 'internal-error' } });
  });

  it('is broken off when it is cancelled, and stays cancelled whatever comes after', async () => {
    const { id } = start();
    const { control, succeed } = lastAsked();

    jobs.cancel(ANN, id);
    succeed({});
    control.onProgress?.({ done: 1, total: 2 });
    await turnOfTheLoop();

    expect(control.signal?.aborted).toBe(true);
    expect(jobs.get(ANN, id)).toMatchObject({ state: 'cancelled', progress: null, answer: null });
    expect(failures).toEqual([]);
  });

  it('is forgotten when it is cancelled after its end', async () => {
    const { id } = await startAndFinish();

    jobs.cancel(ANN, id);

    expect(() => jobs.get(ANN, id)).toThrow(expect.objectContaining({ code: 'job-not-found' }));
  });

  it('does not exist for anybody but its owner', () => {
    const { id } = start();

    expect(() => jobs.get(BEN, id)).toThrow(expect.objectContaining({ code: 'job-not-found' }));
    expect(() => jobs.cancel(BEN, id)).toThrow(expect.objectContaining({ code: 'job-not-found' }));
    expect(idsOf(BEN)).toEqual([]);
    expect(lastAsked().control.signal?.aborted).toBe(false);
  });

  it('is kept for a time after its end, however long it took', async () => {
    const { id } = start();
    now += 10 * BOUNDS.retentionMs;
    lastAsked().succeed({});
    await turnOfTheLoop();

    now += BOUNDS.retentionMs;
    const kept = idsOf();
    now += 1;

    expect(kept).toEqual([id]);
    expect(idsOf()).toEqual([]);
  });

  it('is forgotten when its owner has enough newer ones that are over', async () => {
    const [, second, third] = [
      await startAndFinish(),
      await startAndFinish(),
      await startAndFinish(),
    ];

    expect(idsOf()).toEqual([third.id, second.id]);
  });

  it('is forgotten when there are enough newer ones of all', async () => {
    const first = await startAndFinish(BEN);
    for (const owner of ['x', 'y', 'z'].map(toUserId)) await startAndFinish(owner);

    expect(() => jobs.get(BEN, first.id)).toThrow(
      expect.objectContaining({ code: 'job-not-found' }),
    );
  });

  it('is forgotten when the answers take too much room', async () => {
    jobs = new JobService(calculator, {
      clock: { now: () => new Date(now) },
      bounds: { ...BOUNDS, answerBytes: 150 },
    });
    const ids = [];
    for (const owner of [ANN, BEN]) {
      const { id } = start(owner);
      ids.push(id);
      lastAsked().succeed({ text: 'x'.repeat(100) });
      await turnOfTheLoop();
    }

    expect([...idsOf(ANN), ...idsOf(BEN)]).toEqual([ids[1]]);
  });

  it('is refused when its owner, or all, have too many that are not over', () => {
    start(ANN);
    start(ANN);

    expect(() => start(ANN)).toThrow(expect.objectContaining({ code: 'too-many-jobs' }));
    start(BEN);
    expect(() => start(BEN)).toThrow(expect.objectContaining({ code: 'calculation-queue-full' }));
    expect(calculator.asked).toHaveLength(3);
  });

  it('has room again once one is over', () => {
    const { id } = start();
    start();

    jobs.cancel(ANN, id);

    expect(start().state).toBe('queued');
  });
});
