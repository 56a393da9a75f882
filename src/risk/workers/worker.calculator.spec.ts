import { afterEach, describe, expect, it } from '@jest/globals';
import { anAsset, anInput } from '../../../test/support/analysis-input.js';
import { scatteredReturns, seriesOfReturns } from '../../../test/support/price-series.js';
import { processScript } from '../../../test/support/run-process.js';
import { waitUntil } from '../../../test/support/wait-until.js';
import type { CalculationInput } from '../calculations.js';
import { InlineCalculator } from '../inline.calculator.js';
import { unpackResult } from './packed-result.js';
import { WorkerCalculator, type WorkerOptions } from './worker.calculator.js';

type Trial = 'answer' | 'spin' | 'exit' | 'hoard' | 'throw' | 'uncaught' | 'environment';

const SERIES = seriesOfReturns('A', '2017-12', scatteredReturns(60, 1));

const opened: WorkerCalculator[] = [];

function open(given: Partial<WorkerOptions> = {}): WorkerCalculator {
  const calculator = new WorkerCalculator({
    workers: 1,
    queue: 8,
    timeoutMs: 20_000,
    onWarning: () => undefined,
    ...given,
  });
  opened.push(calculator);
  return calculator;
}

function openOnTrial(given: Partial<WorkerOptions> = {}): WorkerCalculator {
  return open({ file: processScript('trial-worker'), ...given });
}

/** What the worker of the trials takes for an input. */
function aTrial(trial: Trial): CalculationInput<'analysis'> {
  return { trial } as unknown as CalculationInput<'analysis'>;
}

async function tryOut(
  calculator: WorkerCalculator,
  trial: Trial,
  signal?: AbortSignal,
): Promise<unknown> {
  const control = signal === undefined ? {} : { signal };
  return unpackResult(await calculator.run('analysis', aTrial(trial), control));
}

describe('a calculation in a worker thread', () => {
  afterEach(() => Promise.all(opened.splice(0).map((calculator) => calculator.close())));

  it('gives what it gives in this one, to the last digit', async () => {
    const input = anInput([anAsset('A')], [SERIES]);

    const inThread = await open().run('analysis', input);

    expect(await unpackResult(inThread)).toEqual(
      await new InlineCalculator().run('analysis', input),
    );
  });

  it('says with the code, the words and every ticker why an input cannot be analysed', async () => {
    const input = anInput([anAsset('A'), anAsset('B')], []);
    const inline = await new InlineCalculator().run('analysis', input).catch(fieldsOf);

    const inThread = await open().run('analysis', input).catch(fieldsOf);

    expect(inThread).toEqual(inline);
    expect(inThread).toMatchObject({
      name: 'AppError',
      code: 'prices-not-found',
      tickers: [{ ticker: 'A' }, { ticker: 'B' }],
    });
  });

  it('is told nothing of the environment', async () => {
    expect(await tryOut(openOnTrial(), 'environment')).toEqual([]);
  });

  it.each(['exit', 'hoard', 'throw', 'uncaught'] as const)(
    'is internal-error when the thread ends by %s, and the next one is calculated',
    async (trial) => {
      const calculator = openOnTrial({ memoryMegabytes: 32 });
      await tryOut(calculator, 'answer');

      await expect(tryOut(calculator, trial)).rejects.toMatchObject({ code: 'internal-error' });

      expect(await tryOut(calculator, 'answer')).toEqual({ trial: 'answer' });
    },
  );

  it('is internal-error, and told of in the log, when no thread can begin', async () => {
    const warnings: unknown[] = [];
    const calculator = open({
      file: processScript('no-such-worker'),
      onWarning: (...warning) => warnings.push(warning),
    });

    await expect(tryOut(calculator, 'answer')).rejects.toMatchObject({ code: 'internal-error' });

    expect(warnings).toMatchObject([
      ['worker-failed', { reason: expect.stringContaining('no-such-worker') }],
    ]);
  });

  it('breaks down alone: the one beside it has its result', async () => {
    const calculator = openOnTrial({ workers: 2, memoryMegabytes: 32 });

    const [crashed, beside] = await Promise.allSettled([
      tryOut(calculator, 'hoard'),
      tryOut(calculator, 'answer'),
    ]);

    expect([crashed.status, beside.status]).toEqual(['rejected', 'fulfilled']);
  });

  it('is broken off at its deadline, and frees its worker', async () => {
    const calculator = openOnTrial({ timeoutMs: 1_000 });
    await tryOut(calculator, 'answer');

    await expect(tryOut(calculator, 'spin')).rejects.toMatchObject({ code: 'calculation-timeout' });

    expect(await tryOut(calculator, 'answer')).toEqual({ trial: 'answer' });
  });

  it('counts the wait in the queue towards the deadline', async () => {
    const calculator = openOnTrial({ timeoutMs: 500 });

    const endings = await Promise.allSettled([
      tryOut(calculator, 'spin'),
      tryOut(calculator, 'answer'),
    ]);

    expect(endings).toMatchObject([
      { reason: { code: 'calculation-timeout' } },
      { reason: { code: 'calculation-timeout' } },
    ]);
  });

  it('is broken off when the caller leaves, and the next in the queue has its worker', async () => {
    const calculator = openOnTrial();
    const caller = new AbortController();
    const left = tryOut(calculator, 'spin', caller.signal);
    const next = tryOut(calculator, 'answer');

    caller.abort();

    await expect(left).rejects.toMatchObject({ code: 'calculation-cancelled' });
    expect(await next).toEqual({ trial: 'answer' });
  });

  it('does not begin when the caller left while it waited', async () => {
    const calculator = openOnTrial();
    const [first, second] = [new AbortController(), new AbortController()];
    const spinning = tryOut(calculator, 'spin', first.signal);
    const waiting = tryOut(calculator, 'exit', second.signal);

    second.abort();

    await expect(waiting).rejects.toMatchObject({ code: 'calculation-cancelled' });
    expect(calculator.load).toEqual({ running: 1, waiting: 0 });
    first.abort();
    await expect(spinning).rejects.toMatchObject({ code: 'calculation-cancelled' });
    await waitUntil('no calculation runs', () => calculator.load.running === 0);
  });

  it('is turned away at once when the queue is full', async () => {
    const calculator = openOnTrial({ queue: 1 });
    const caller = new AbortController();
    const pending = [1, 2].map(() => tryOut(calculator, 'spin', caller.signal));

    const refusal = tryOut(calculator, 'answer');

    await expect(refusal).rejects.toMatchObject({
      code: 'calculation-queue-full',
      retryAfterSeconds: 1,
    });
    caller.abort();
    await Promise.allSettled(pending);
  });

  it('is cancelled when the calculator closes, begun or not', async () => {
    const calculator = openOnTrial();
    const pending = Promise.allSettled([tryOut(calculator, 'spin'), tryOut(calculator, 'answer')]);

    await calculator.close();

    const endings = [
      ...(await pending),
      ...(await Promise.allSettled([tryOut(calculator, 'answer')])),
    ];
    expect(endings).toMatchObject(
      [1, 2, 3].map(() => ({ reason: { code: 'calculation-cancelled' } })),
    );
  });
});

function fieldsOf(error: unknown): object {
  const { name, code, message, tickers } = error as Record<string, unknown>;
  return { name, code, message, tickers };
}
