import { describe, expect, it } from '@jest/globals';
import { EngineError } from '../engine-error.js';
import { performance } from './performance.js';
import { riskFreeReturns } from './risk-free-returns.js';

const MONTHS = ['2020-01', '2020-02', '2020-03', '2020-04'];
const NONE = new Float64Array(4);
const RETURNS = Float64Array.of(0.1, -0.05, 0.02, 0.03);

describe('performance', () => {
  it('compounds to a total and an annual rate', () => {
    const { performance: figures } = performance({
      returns: RETURNS,
      benchmark: null,
      riskFree: NONE,
      months: MONTHS,
    });

    const growth = 1.1 * 0.95 * 1.02 * 1.03;
    expect(figures.totalReturn).toBeCloseTo(growth - 1, 14);
    expect(figures.cagr).toBeCloseTo(growth ** 3 - 1, 14);
    expect(figures).toMatchObject({ winRate: 0.75, bestMonth: 0.1, worstMonth: -0.05, beta: null });
  });

  it('against half of itself has beta 2, no alpha and all variance explained', () => {
    const { performance: figures } = performance({
      returns: RETURNS,
      benchmark: RETURNS.map((value) => value / 2),
      riskFree: NONE,
      months: MONTHS,
    });

    expect(figures.beta).toBeCloseTo(2, 12);
    expect(figures.annualAlpha).toBeCloseTo(0, 12);
    expect(figures.r2).toBeCloseTo(1, 12);
    expect(figures.downCapture).toBeCloseTo(2, 12);
  });

  it('names every figure that has no value', () => {
    const { performance: figures, undefinedFigures } = performance({
      returns: RETURNS,
      benchmark: RETURNS,
      riskFree: NONE,
      months: MONTHS,
    });

    expect(figures.trackingError).toBe(0);
    expect(figures.informationRatio).toBeNull();
    expect(undefinedFigures).toEqual(['informationRatio']);
  });

  it('has no annual rate after losing more than everything', () => {
    const { performance: figures, undefinedFigures } = performance({
      returns: Float64Array.of(0.1, -1.5, 0.1, 0.1),
      benchmark: null,
      riskFree: NONE,
      months: MONTHS,
    });

    expect(figures).toMatchObject({ cagr: null, calmar: null });
    expect(undefinedFigures).toEqual(['cagr']);
  });
});

describe('the riskless return', () => {
  it('compounds back to its annual rate', () => {
    const [monthly] = riskFreeReturns({ kind: 'constant', annualRate: 0.05 }, MONTHS);

    expect((1 + (monthly ?? NaN)) ** 12).toBeCloseTo(1.05, 14);
  });

  it('is refused when a month of the series is missing', () => {
    const monthlyRates = new Map([['2020-01', 0.001]]);

    expect(() => riskFreeReturns({ kind: 'series', monthlyRates }, MONTHS)).toThrow(EngineError);
  });
});
