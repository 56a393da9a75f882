import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anAsset } from '../../../../test/support/analysis-input.js';
import {
  byWeight,
  fallingSeries,
  MARKET,
  stressed,
  youngSeries,
} from '../../../../test/support/stress-input.js';
import type { PriceSeries } from '../returns/price-series.js';
import type { EpisodeResult } from './stress-result.js';

function theFall(...args: Parameters<typeof stressed>): EpisodeResult {
  const [episode] = stressed(...args).episodes;
  if (episode === undefined) throw new Error('there is no episode');
  return episode;
}

describe('an episode of the past', () => {
  const A = fallingSeries('A', 1, [100, 90, 81, 100]);
  const B = fallingSeries('B', 2, [50, 50, 25, 30]);

  it('compounds the weights of today over pieces that end with the months', () => {
    const { status, contributions, ...fall } = theFall(
      [byWeight('A', 0.6), byWeight('B', 0.4)],
      [A, B],
    );

    const first = 0.6 * -0.1;
    const second = 0.6 * -0.1 + 0.4 * -0.5;
    const third = 0.6 * (19 / 81) + 0.4 * 0.2;
    const total = (1 + first) * (1 + second) * (1 + third) - 1;
    expect(status).toBe('known');
    expect(fall.return).toBeCloseTo(total, 12);
    expect(fall.loss).toBeCloseTo(-total, 12);
    expect(fall.valueChange).toBeNull();
    expect(contributions['B']).toBeCloseTo(
      (1 + first) * 0.4 * -0.5 + (1 + first) * (1 + second) * 0.4 * 0.2,
      12,
    );
    expect((contributions['A'] ?? 0) + (contributions['B'] ?? 0)).toBeCloseTo(total, 12);
  });

  it('says what it is in money for a portfolio of money', () => {
    const { netValue, episodes } = stressed([anAsset('A')], [A]);

    expect(episodes[0]?.valueChange).toBeCloseTo(netValue * (episodes[0]?.return ?? 0), 9);
  });

  it('converts foreign assets by their exchange rate', () => {
    const EURUSD = fallingSeries('EURUSD', 3, [1.1, 1.21, 1.21, 1.1]);

    const fall = theFall([byWeight('A', 1, { currency: 'EUR' })], [A, EURUSD]);

    const pieces = [0.9 * 1.1, 0.9, (100 / 81) * (1.1 / 1.21)];
    expect(fall.return).toBeCloseTo(pieces.reduce((product, each) => product * each, 1) - 1, 12);
    expect(fall).toMatchObject({ status: 'known', byFactors: [] });
  });

  it('takes the returns of its factors for an asset without prices there, and says so', () => {
    const late = youngSeries(fallingSeries('A', 1, null), '2020-06-01');
    const M = fallingSeries('M', 4, [200, 180, 180, 198]);
    const input = [byWeight('A', 1, { proxies: MARKET })] as const;

    const result = stressed(input, [late, M]);

    const beta = result.factors['market:M']?.exposure ?? NaN;
    const expected = (1 + beta * -0.1) * (1 + beta * 0.1) - 1;
    expect(result.episodes[0]).toMatchObject({ status: 'known', byFactors: ['A'], missing: [] });
    expect(result.episodes[0]?.return).toBeCloseTo(expected, 12);
  });

  it('has no figure, and names the assets, when neither prices nor factors reach so far', () => {
    const late = youngSeries(fallingSeries('A', 1, null), '2020-06-01');

    const fall = theFall([byWeight('A', 0.3), byWeight('B', 0.7)], [late, B]);

    expect(fall).toMatchObject({
      status: 'incomplete',
      return: null,
      loss: null,
      contributions: {},
      missing: ['A'],
      reason: expect.stringContaining('of A (a fraction of 0.3 of the portfolio)'),
    });
    expect(theFall([byWeight('A', 1)], [late])).toMatchObject({ status: 'unknown', return: null });
  });

  it.each([
    ['2020-02-12', 'known'],
    ['2020-02-11', 'unknown'],
  ])('takes a close of %s for that of its first day: %s', (date, status) => {
    const sparse: PriceSeries = {
      ...A,
      dates: A.dates.map((day) => (day === '2020-02-19' ? date : day)),
    };

    expect(theFall([byWeight('A', 1)], [sparse])).toMatchObject({ status });
  });

  it('lets cash without prices there earn nothing in its own currency', () => {
    const young = youngSeries(fallingSeries('SGOV', 5, null), '2020-06-01');
    const rate = fallingSeries('EURUSD', 3, [1, 1.1, 1.1, 1.2]);

    const fall = theFall(
      [
        byWeight('CASHEUR', 0.5, { isCash: true, currency: 'EUR' }),
        byWeight('SGOV', 0.5, { isCash: true }),
      ],
      [young, rate],
    );

    expect(fall).toMatchObject({ status: 'known', cashWithoutPrices: ['CASHEUR', 'SGOV'] });
    expect(fall.contributions['SGOV']).toBe(0);
    expect(fall.return).toBeCloseTo((1 + 0.05) * (1 + 0.5 * (1.2 / 1.1 - 1)) - 1, 12);
  });

  it('that ends after the portfolio does is unknown, whatever prices there are', () => {
    const fall = theFall([byWeight('A', 1)], [A], { endDate: '2020-04-14' });

    expect(fall).toMatchObject({ status: 'unknown', return: null, missing: [] });
    expect(fall.reason).toMatch(/ends after the portfolio's end date 2020-04-14/);
  });

  it('stops where nothing is left to lose', () => {
    const crash = fallingSeries('A', 1, [100, 40, 20, 40]);
    const idle = fallingSeries('B', 2, [50, 50, 50, 50]);

    const fall = theFall([byWeight('A', 3), byWeight('B', -2)], [crash, idle]);

    expect(fall.return).toBeCloseTo(-1.8, 12);
  });

  it('has contributions that sum to the return, for any weights and prices', () => {
    const price = fc.integer({ min: 1, max: 1000 });
    const closes = fc.tuple(price, price, price, price);
    fc.assert(
      fc.property(
        closes,
        closes,
        fc.integer({ min: -90, max: 200 }).map((percent) => percent / 100),
        (a, b, weight) => {
          fc.pre(weight !== 0 && weight !== 1);

          const fall = theFall(
            [byWeight('A', weight), byWeight('B', 1 - weight)],
            [fallingSeries('A', 1, a), fallingSeries('B', 2, b)],
          );

          const parts = Object.values(fall.contributions);
          const total = parts.reduce((sum, each) => sum + each, 0);
          expect(total - (fall.return ?? NaN)).toBeCloseTo(0, 9);
        },
      ),
      { numRuns: 40 },
    );
  });
});
