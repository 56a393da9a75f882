import { describe, expect, it } from '@jest/globals';
import { CachedPriceSource } from './cached.price-source.js';
import { plainAnswer } from './plain-answer.js';
import { type PriceAnswer, PriceSource } from './price-source.js';
import { SingleFlightPriceSource } from './single-flight.price-source.js';

/** Counts how often it is asked; answers with the edition it had then, once the gate is open. */
class CountingSource extends PriceSource {
  readonly description = 'counting';
  asked = 0;
  edition = 1;
  failing = false;
  gate = Promise.resolve();

  async findSeries(ticker: string): Promise<PriceAnswer> {
    this.asked += 1;
    const closes = [this.edition];
    await this.gate;
    if (this.failing) throw new Error('down');
    return plainAnswer(
      ticker === 'A' ? { ticker, currency: null, dates: ['2020-01-31'], closes } : null,
    );
  }

  revision(): Promise<string> {
    return Promise.resolve(String(this.edition));
  }

  override condition(): Promise<'usable'> {
    return Promise.resolve('usable');
  }
}

/** Lets everything go on that waits for nothing but its turn. */
function turnOfTheLoop(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

describe('the cache', () => {
  it('asks once per revision, for unknown tickers too', async () => {
    const source = new CountingSource();
    const cached = new CachedPriceSource(source);

    await cached.findSeries('A');
    await cached.findSeries('A');
    await cached.findSeries('B');
    await cached.findSeries('B');
    expect(source.asked).toBe(2);
    source.edition = 2;

    expect((await cached.findSeries('A')).series?.closes).toEqual([2]);
  });

  it('forgets failures', async () => {
    const source = new CountingSource();
    const cached = new CachedPriceSource(source);
    source.failing = true;

    await expect(cached.findSeries('A')).rejects.toThrow('down');
    source.failing = false;

    expect((await cached.findSeries('A')).series?.closes).toEqual([1]);
  });

  it('holds no more closes than it may', async () => {
    const source = new CountingSource();
    const cached = new CachedPriceSource(source, { maxCloses: 1 });

    await cached.findSeries('A');
    await cached.findSeries('B');
    await cached.findSeries('A');

    expect(source.asked).toBe(3);
  });
});

describe('single flight', () => {
  it('lets those who ask at once share one answer, and asks anew afterwards', async () => {
    const source = new CountingSource();
    const single = new SingleFlightPriceSource(source);

    const answers = await Promise.all([1, 2, 3, 4].map(() => single.findSeries('A')));
    expect(answers.map((answer) => answer.series?.closes)).toEqual([[1], [1], [1], [1]]);
    expect(source.asked).toBe(1);
    await single.findSeries('A');

    expect(source.asked).toBe(2);
  });

  it('shares a failure with those who wait and then forgets it', async () => {
    const source = new CountingSource();
    const single = new SingleFlightPriceSource(source);
    source.failing = true;

    const outcomes = await Promise.allSettled([1, 2].map(() => single.findSeries('A')));
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    source.failing = false;

    expect((await single.findSeries('A')).series?.closes).toEqual([1]);
  });

  it('keeps those who ask after an edit apart from those who asked before it', async () => {
    const source = new CountingSource();
    const single = new SingleFlightPriceSource(source);

    let open = (): void => undefined;
    source.gate = new Promise((resolve) => (open = resolve));

    const before = single.findSeries('A');
    await turnOfTheLoop();
    source.edition = 2;
    const after = single.findSeries('A');
    await turnOfTheLoop();
    open();

    expect((await before).series?.closes).toEqual([1]);
    expect((await after).series?.closes).toEqual([2]);
  });
});
