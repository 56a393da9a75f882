import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { scatteredReturns } from '../../../../test/support/price-series.js';
import { neweyWestLag } from './newey-west.js';
import { asRegressor, regress } from './regression.js';

const column = (seed: number, periods: number): Float64Array =>
  Float64Array.from(scatteredReturns(periods, seed));

describe('the regression', () => {
  it('gives the line, errors and fit of a sum done by hand', () => {
    const x = Float64Array.of(1, 2, 3, 4);
    const y = Float64Array.of(2, 3, 5, 4);

    const line = regress(y, [asRegressor(x)]);

    // Sxx 5, Sxy 4, Syy 5: slope 0.8, intercept 3.5 - 2, RSS 5 - 3.2, two degrees of freedom.
    expect(line?.slopes[0]?.beta).toBeCloseTo(0.8, 14);
    expect(line?.intercept).toBeCloseTo(1.5, 14);
    expect(line?.residualDeviation).toBeCloseTo(Math.sqrt(0.9), 14);
    expect(line?.slopes[0]?.standardError).toBeCloseTo(Math.sqrt(0.9 / 5), 14);
    expect(line?.r2).toBeCloseTo(0.64, 14);
    expect(line?.adjustedR2).toBeCloseTo(1 - 0.36 * 1.5, 14);
  });

  it('leaves residuals that no regressor explains, for any data', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1e6 }),
        fc.integer({ min: 12, max: 90 }),
        fc.integer({ min: 1, max: 5 }),
        (seed, periods, count) => {
          const xs = Array.from({ length: count }, (_, k) => column(seed + 7 * k + 1, periods));
          const result = regress(column(seed, periods), xs.map(asRegressor));

          const residuals = result?.residuals ?? [];
          for (const x of [new Float64Array(periods).fill(1), ...xs]) {
            const product = x.reduce((total, value, t) => total + value * (residuals[t] ?? NaN), 0);
            expect(Math.abs(product)).toBeLessThan(1e-13);
          }
        },
      ),
    );
  });

  it('drops constants and combinations of what comes before them, and says which', () => {
    const [a, b] = [column(1, 40), column(2, 40)];
    const sum = a.map((value, t) => 2 * value - (b[t] ?? 0));
    const flat = new Float64Array(40).fill(0.01);
    const zero = new Float64Array(40);

    const result = regress(column(3, 40), [zero, a, flat, b, sum, a].map(asRegressor));

    expect(result?.kept).toEqual([1, 3]);
    expect(result?.slopes).toHaveLength(2);
  });

  it('keeps what differs by more than a hundred-millionth', () => {
    const a = column(1, 40);
    const noise = column(2, 40);
    const near = (part: number): Float64Array =>
      a.map((value, t) => value + part * (noise[t] ?? 0));

    expect(regress(column(3, 40), [a, near(1e-7)].map(asRegressor))?.kept).toEqual([0, 1]);
    expect(regress(column(3, 40), [a, near(1e-9)].map(asRegressor))?.kept).toEqual([0]);
  });

  it('needs one degree of freedom', () => {
    const xs = [1, 2, 3].map((seed) => asRegressor(column(seed, 5)));

    expect(regress(column(9, 5), xs)?.kept).toHaveLength(3);
    expect(regress(column(9, 4), xs.slice(0, 3))).toBeNull();
    expect(regress(column(9, 5), [])).toBeNull();
  });

  it('has no share explained of a series that does not vary', () => {
    const result = regress(new Float64Array(30), [asRegressor(column(1, 30))]);

    expect(result).toMatchObject({ r2: null, adjustedR2: null, residualDeviation: 0 });
  });

  it('has Newey–West errors equal to the sandwich written out', () => {
    const periods = 100;
    const [x, y] = [column(5, periods), column(6, periods)];
    const result = regress(y, [asRegressor(x)]);
    const e = result?.residuals ?? [];
    const mean = x.reduce((total, value) => total + value, 0) / periods;
    const square = x.reduce((total, value) => total + (value - mean) ** 2, 0);

    const lags = neweyWestLag(periods);
    let meat = 0;
    for (let s = 0; s < periods; s += 1) {
      for (let t = 0; t < periods; t += 1) {
        const kernel = Math.max(0, 1 - Math.abs(s - t) / (lags + 1));
        const scores = ((x[s] ?? 0) - mean) * ((x[t] ?? 0) - mean) * (e[s] ?? 0) * (e[t] ?? 0);
        meat += kernel * scores;
      }
    }

    expect(lags).toBe(4);
    expect(result?.slopes[0]?.hacStandardError).toBeCloseTo(Math.sqrt(meat) / square, 12);
  });
});
