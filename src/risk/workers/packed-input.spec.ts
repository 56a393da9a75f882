import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anAsset, anInput } from '../../../test/support/analysis-input.js';
import type { PriceSeries } from '../engine/returns/price-series.js';
import { isPackedSeries, packSeries, seriesDigest } from '../packed-series.js';
import { packInput, unpackInput } from './packed-input.js';

const day = fc
  .date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

const series: fc.Arbitrary<PriceSeries> = fc
  .array(fc.tuple(day, fc.double()), { maxLength: 20 })
  .chain((rows) =>
    fc.record({
      ticker: fc.string(),
      currency: fc.option(fc.string()),
      dates: fc.constant(rows.map(([date]) => date)),
      closes: fc.constant(rows.map(([, close]) => close)),
    }),
  );

function aSeries(given: Partial<PriceSeries>): PriceSeries {
  return {
    ticker: 'A',
    currency: null,
    dates: ['2020-01-31', '2020-02-28'],
    closes: [1, 2],
    ...given,
  };
}

describe('a packed input', () => {
  it('is unpacked to what it was, bit by bit, after the way between threads', () => {
    fc.assert(
      fc.property(fc.array(series, { maxLength: 4 }), (all) => {
        const input = {
          ...anInput([anAsset('A')], []),
          all,
          deep: { prices: new Map([['x', all]]) },
        };

        const there = structuredClone(packInput(input));

        expect(unpackInput(there)).toEqual(input);
      }),
    );
  });

  it('shares the memory of a series in place of copying it', () => {
    const input = anInput([], [aSeries({})]);

    const [packed] = (packInput(input) as { prices: Map<string, object> }).prices.values();

    expect(isPackedSeries(packed)).toBe(true);
    expect(packed).toBe(packSeries([...input.prices.values()][0] as PriceSeries));
  });

  it.each([
    ['a date that is none', { dates: ['2020-01-31', 'today'] }],
    ['a date of another length', { dates: ['2020-01-31', '2020-02-281'] }],
    ['a date with other digits', { dates: ['2020-01-31', '2020-02-2x'] }],
    ['fewer closes than dates', { closes: [1] }],
    ['text for a close', { closes: [1, '2' as unknown as number] }],
  ])('leaves a series with %s as it is, for the engine to refuse', (_, given) => {
    const faulty = aSeries(given);

    expect(packSeries(faulty)).toBe(faulty);
    expect(seriesDigest(faulty)).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe('the digest of a series', () => {
  it('changes with its ticker, currency, a date or a close, and with nothing else', () => {
    const all = [
      {},
      { ticker: 'B' },
      { currency: 'USD' },
      { dates: ['2020-01-31', '2020-02-27'] },
      { closes: [1, 2.000000000000001] },
      { dates: ['2020-01-31'], closes: [1] },
    ];

    const digests = all.map((given) => seriesDigest(aSeries(given)));

    expect(new Set(digests).size).toBe(all.length);
    expect(seriesDigest(aSeries({}))).toBe(digests[0]);
  });
});
