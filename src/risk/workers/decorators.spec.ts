import { describe, expect, it } from '@jest/globals';
import { CachedCalculator } from './cached.calculator.js';
import type { CalculationInput, CalculationKind } from '../calculations.js';
import type { CalculationControl } from '../calculator.js';
import { PackedCalculator } from './packed.calculator.js';
import type { PackedResult } from './packed-result.js';
import { SingleFlightCalculator } from './single-flight.calculator.js';

/** Counts what it is asked; answers with the input's name once the gate is open. */
class CountingCalculator extends PackedCalculator {
  asked = 0;
  failing = false;
  readonly signals: AbortSignal[] = [];
  openGate: () => void = () => undefined;
  private readonly gate: Promise<void>;
  private tell: CalculationControl['onProgress'];

  constructor({ gated = false } = {}) {
    super();
    this.gate = gated ? new Promise((resolve) => (this.openGate = resolve)) : Promise.resolve();
  }

  async run<Kind extends CalculationKind>(
    _kind: Kind,
    input: CalculationInput<Kind>,
    { signal, onProgress }: CalculationControl = {},
  ): Promise<PackedResult> {
    this.asked += 1;
    this.tell = onProgress;
    if (signal !== undefined) this.signals.push(signal);
    await this.gate;
    if (this.failing) throw new Error('failed');
    return [new TextEncoder().encode((input as unknown as { name: string }).name)];
  }

  progress(done: number): void {
    this.tell?.({ done, total: 10 });
  }

  override async close(): Promise<void> {
    // Nothing is open.
  }
}

/** A new object each time, equal for the same name. */
function anInput(name: string): CalculationInput<'analysis'> {
  return { name, prices: new Map([[name, [1, 2]]]) } as unknown as CalculationInput<'analysis'>;
}

/** The name that a result was made of. */
function textOf([result]: PackedResult): string {
  return new TextDecoder().decode(result);
}

describe('the cache of results', () => {
  it('calculates equal inputs once', async () => {
    const counting = new CountingCalculator();
    const cached = new CachedCalculator(counting);

    const results = [];
    for (const name of ['A', 'A', 'B', 'A']) {
      results.push(await cached.run('analysis', anInput(name)));
    }

    expect(counting.asked).toBe(2);
    expect(results[3]).toEqual(results[0]);
    expect(cached.counts).toEqual({ hits: 2, misses: 2 });
  });

  it('forgets failures', async () => {
    const counting = new CountingCalculator();
    const cached = new CachedCalculator(counting);
    counting.failing = true;

    await expect(cached.run('analysis', anInput('A'))).rejects.toThrow('failed');
    counting.failing = false;

    expect(textOf(await cached.run('analysis', anInput('A')))).toBe('A');
  });

  it('holds no more bytes than it may', async () => {
    const counting = new CountingCalculator();
    const cached = new CachedCalculator(counting, { maxBytes: 1 });

    for (const name of ['A', 'B', 'A']) await cached.run('analysis', anInput(name));

    expect(counting.asked).toBe(3);
  });
});

describe('single flight', () => {
  it('calculates once for equal inputs at the same time', async () => {
    const counting = new CountingCalculator({ gated: true });
    const single = new SingleFlightCalculator(counting);

    const pending = ['A', 'A', 'B'].map((name) => single.run('analysis', anInput(name)));
    counting.openGate();
    const [first, second] = await Promise.all(pending);

    expect(counting.asked).toBe(2);
    expect(second).toEqual(first);
    expect(single.counts).toEqual({ started: 2, joined: 1 });
  });

  it('calculates anew once it is over', async () => {
    const counting = new CountingCalculator();
    const single = new SingleFlightCalculator(counting);

    await single.run('analysis', anInput('A'));
    await single.run('analysis', anInput('A'));

    expect(counting.asked).toBe(2);
  });

  it('goes on while one still waits', async () => {
    const counting = new CountingCalculator({ gated: true });
    const single = new SingleFlightCalculator(counting);
    const leaver = new AbortController();
    const left = single.run('analysis', anInput('A'), { signal: leaver.signal });
    const stayed = single.run('analysis', anInput('A'));

    leaver.abort();
    await expect(left).rejects.toMatchObject({ code: 'calculation-cancelled' });
    counting.openGate();

    expect(textOf(await stayed)).toBe('A');
    expect(counting.signals[0]?.aborted).toBe(false);
  });

  it('is broken off when all have left; who asks then begins anew', async () => {
    const counting = new CountingCalculator({ gated: true });
    const single = new SingleFlightCalculator(counting);
    const leavers = [new AbortController(), new AbortController()];
    const left = leavers.map(({ signal }) => single.run('analysis', anInput('A'), { signal }));
    const endings = Promise.allSettled(left);

    for (const leaver of leavers) leaver.abort();
    const later = single.run('analysis', anInput('A'));
    counting.openGate();

    expect(counting.signals.map(({ aborted }) => aborted)).toEqual([true, false]);
    expect(textOf(await later)).toBe('A');
    expect(await endings).toMatchObject([{ status: 'rejected' }, { status: 'rejected' }]);
  });

  it('tells all who wait how far it is', async () => {
    const counting = new CountingCalculator({ gated: true });
    const single = new SingleFlightCalculator(counting);
    const told: string[] = [];
    const pending = ['one', 'two'].map((who) =>
      single.run('analysis', anInput('A'), {
        onProgress: ({ done, total }) => told.push(`${who} ${String(done)}/${String(total)}`),
      }),
    );

    counting.progress(3);
    counting.openGate();
    await Promise.all(pending);

    expect(told).toEqual(['one 3/10', 'two 3/10']);
  });

  it('shares a failure, and forgets it', async () => {
    const counting = new CountingCalculator();
    const single = new SingleFlightCalculator(counting);
    counting.failing = true;

    const endings = await Promise.allSettled(
      [1, 2].map(() => single.run('analysis', anInput('A'))),
    );
    counting.failing = false;

    expect(endings.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(counting.asked).toBe(1);
    expect(textOf(await single.run('analysis', anInput('A')))).toBe('A');
  });
});
