import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { aReport } from '../../../test/cli/a-report.js';
import { maxDrawdown } from '../engine/measures/drawdown.js';
import { drawdownCurve } from './drawdown-curve.js';

function fallsOf(returns: readonly number[]): readonly number[] {
  const months = returns.map((_, t) => `M${t}`);
  return drawdownCurve(aReport({ portfolioReturns: { months, returns } })).falls;
}

describe('drawdownCurve', () => {
  it('is nil at a peak, and the fall from the highest value so far elsewhere', () => {
    const falls = fallsOf([-0.5, 0.5, 1, -0.1]);

    expect(falls.map((fall) => Math.round(fall * 1e12) / 1e12)).toEqual([0.5, 0.25, 0, 0.1]);
  });

  it('is deepest at the max drawdown', () => {
    const returns = fc.array(fc.double({ min: -0.9, max: 2, noNaN: true }), { minLength: 1 });

    fc.assert(
      fc.property(returns, (sample) => {
        const { depth } = maxDrawdown(Float64Array.from(sample), []);

        expect(Math.max(...fallsOf(sample))).toBeCloseTo(depth, 12);
      }),
    );
  });
});
