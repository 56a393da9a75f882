import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { priceJumps } from './price-jumps.js';
import type { PriceSeries } from './price-series.js';

function days(...closes: readonly number[]): PriceSeries {
  const dates = closes.map((_, i) => `2020-01-${String(i + 1).padStart(2, '0')}`);
  return { ticker: 'A', currency: null, dates, closes };
}

const ALWAYS = ['0001-01-01', '9999-12-31'] as const;

describe('priceJumps', () => {
  it('finds a rise and a fall by exactly ten, with both closes', () => {
    expect(priceJumps(days(1, 10, 10, 1), ...ALWAYS)).toEqual([
      { before: { date: '2020-01-01', close: 1 }, after: { date: '2020-01-02', close: 10 } },
      { before: { date: '2020-01-03', close: 10 }, after: { date: '2020-01-04', close: 1 } },
    ]);
  });

  it('finds nothing just below ten', () => {
    expect(priceJumps(days(1, 9.999, 1), ...ALWAYS)).toEqual([]);
  });

  it('looks at no close outside the dates', () => {
    const series = days(1, 100, 1, 100);

    expect(priceJumps(series, '2020-01-02', '2020-01-03')).toHaveLength(1);
    expect(priceJumps(series, '2020-01-04', '2020-12-31')).toEqual([]);
  });

  it('finds nothing in one close, or none', () => {
    expect(priceJumps(days(5), ...ALWAYS)).toEqual([]);
    expect(priceJumps(days(), ...ALWAYS)).toEqual([]);
  });

  it('finds as many jumps in the reciprocal of a series', () => {
    const ups = fc.array(fc.constantFrom(1, 2, 4, 64, 1024), { maxLength: 20 });
    fc.assert(
      fc.property(ups, (closes) => {
        const turned = closes.map((close) => 1 / close);

        expect(priceJumps(days(...turned), ...ALWAYS)).toHaveLength(
          priceJumps(days(...closes), ...ALWAYS).length,
        );
      }),
    );
  });
});
