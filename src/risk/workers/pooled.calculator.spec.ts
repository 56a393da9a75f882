import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { anAsset, anInput } from '../../../test/support/analysis-input.js';
import { scatteredReturns, seriesOfReturns } from '../../../test/support/price-series.js';
import { PooledCalculator } from './pooled.calculator.js';

const SERIES = seriesOfReturns('A', '2017-12', scatteredReturns(60, 1));

/** A new object each time, equal to the others. */
function equalInput(): ReturnType<typeof anInput> {
  return anInput([anAsset('A')], [{ ...SERIES }]);
}

describe('the calculator of the server', () => {
  let calculator: PooledCalculator;
  beforeEach(() => {
    calculator = new PooledCalculator({
      workers: 1,
      queue: 1,
      timeoutMs: 20_000,
      onWarning: () => undefined,
    });
  });
  afterEach(() => calculator.close());

  it('calculates once what is asked several times at once, then finds it in its cache', async () => {
    const inputs = [1, 2, 3, 4].map(equalInput);

    const results = await Promise.all(inputs.map((input) => calculator.run('analysis', input)));
    const later = await calculator.run('analysis', equalInput());

    expect(calculator.stats).toEqual({ running: 0, waiting: 0, joined: 3, hits: 1, misses: 1 });
    for (const result of results) expect(later).toEqual(result);
  });

  it('gives each who asks a result of its own', async () => {
    const [first, second] = await Promise.all([
      calculator.run('analysis', equalInput()),
      calculator.run('analysis', equalInput()),
    ]);

    (first.tickers as string[]).push('changed');
    const later = await calculator.run('analysis', equalInput());

    expect([second.tickers, later.tickers]).toEqual([['A'], ['A']]);
  });
});
