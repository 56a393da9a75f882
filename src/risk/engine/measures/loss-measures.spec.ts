import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { quantile } from '../estimators/quantile.js';
import { maxDrawdown } from './drawdown.js';
import { lossMeasures } from './loss-measures.js';
import { normalDensity, normalQuantile } from './normal-distribution.js';
import { tailLoss } from './tail-loss.js';
import { worstRollingReturn } from './worst-return.js';

const MONTHS = ['2020-01', '2020-02', '2020-03', '2020-04', '2020-05'];
const someReturns = fc.array(fc.double({ min: -0.9, max: 2, noNaN: true }), {
  minLength: 2,
  maxLength: 60,
});

describe('the maximum drawdown', () => {
  it('is the deepest fall from a peak, with its months', () => {
    const found = maxDrawdown(Float64Array.of(0.1, -0.2, -0.1, 0.5, 0.1), MONTHS);

    expect(found.depth).toBeCloseTo(1 - 0.8 * 0.9, 15);
    expect(found).toMatchObject({ peak: '2020-01', trough: '2020-03', recovery: '2020-04' });
  });

  it('may begin at the start and not have recovered', () => {
    const found = maxDrawdown(Float64Array.of(-0.5, 0.2, 0.1, 0, 0), MONTHS);

    expect(found).toEqual({ depth: 0.5, peak: null, trough: '2020-01', recovery: null });
  });

  it('is 0 for a series that never falls', () => {
    const found = maxDrawdown(Float64Array.of(0, 0.2, 0.1, 0, 0.1), MONTHS);

    expect(found).toEqual({ depth: 0, peak: null, trough: null, recovery: null });
  });
});

describe('tail losses', () => {
  it('interpolate between order statistics and average what lies at or below', () => {
    const returns = Float64Array.of(0.05, -0.1, 0.02, -0.04, 0.01);

    const { varHistorical, esHistorical } = tailLoss(returns, { confidence: 0.75 });

    expect(varHistorical).toBeCloseTo(0.04, 15);
    expect(esHistorical).toBeCloseTo(0.07, 15);
  });

  it('never put value at risk above expected shortfall', () => {
    fc.assert(
      fc.property(someReturns, fc.constantFrom(0.9, 0.95, 0.99), (returns, confidence) => {
        const { varHistorical, esHistorical, varNormal, esNormal } = tailLoss(
          Float64Array.from(returns),
          { confidence },
        );

        expect(esHistorical).toBeGreaterThanOrEqual(varHistorical - 1e-12);
        expect(esNormal).toBeGreaterThanOrEqual(varNormal - 1e-12);
      }),
    );
  });

  it('have no Cornish–Fisher figure when returns do not vary', () => {
    const flat = Float64Array.of(0.01, 0.01, 0.01);

    expect(lossMeasures(flat, MONTHS.slice(0, 3))).toMatchObject({
      '0.95': { varCornishFisher: null, varHistorical: -0.01 },
      skewness: null,
      worst12Months: null,
    });
  });
});

describe('statistics of the tail', () => {
  it('take the type 7 quantile', () => {
    expect(quantile([4, 1, 3, 2], 0.5)).toBe(2.5);
    expect(quantile([10, 20, 30, 40, 50], 0.1)).toBeCloseTo(14, 12);
    expect(quantile([7], 0.05)).toBe(7);
  });

  it('know the normal distribution to the last digits, in the middle and both tails', () => {
    expect(normalQuantile(0.05)).toBeCloseTo(-1.6448536269514722, 14);
    expect(normalQuantile(0.99)).toBeCloseTo(2.3263478740408408, 14);
    expect(normalQuantile(1e-15)).toBeCloseTo(-7.941345326170997, 11);
    expect(normalQuantile(0.5)).toBe(0);
    expect(normalDensity(0)).toBeCloseTo(0.3989422804014327, 15);
  });

  it('compound over rolling months', () => {
    const returns = Float64Array.of(0.1, -0.5, -0.5, 0.1);

    expect(worstRollingReturn(returns, 2)).toBeCloseTo(-0.75, 15);
    expect(worstRollingReturn(returns, 5)).toBeNull();
  });
});
