import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { LimitActual, LimitActuals } from './check-limits.js';
import { checkLimits } from './check-limits.js';
import { riskScore } from './risk-score.js';

const known = (actual: number): LimitActual => ({ state: 'known', actual });
const ALL_KNOWN: LimitActuals = {
  max_volatility: known(0.2),
  max_loss: known(0.2),
  max_single_stock_weight: known(0.2),
  max_factor_contribution: known(0.2),
  max_market_contribution: known(-0.1),
  max_industry_contribution: known(0),
  max_single_factor_loss: known(0.05),
};

function statusAt(limit: number, actual: number): string | undefined {
  const actuals = { ...ALL_KNOWN, max_volatility: known(actual) };
  return checkLimits({ max_volatility: limit }, actuals).max_volatility?.status;
}

describe('a limit', () => {
  it.each([
    [0.2, 0.2, 'warn'],
    [0.2, 0.2 + 1e-9, 'breach'],
    [0.3, 0.1 + 0.2, 'warn'],
    [0.2, 0.18, 'pass'],
    [0.2, 0.1801, 'warn'],
    [0.2, -0.5, 'pass'],
    [0, 0, 'warn'],
    [0, 1e-12, 'breach'],
    [0, -0.1, 'pass'],
  ])('of %p with an actual of %p is a %s', (limit, actual, expected) => {
    expect(statusAt(limit, actual)).toBe(expected);
  });

  it('that equals its actual is a warn, whatever they are', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-12, max: 1e12, noNaN: true }), (value) => {
        expect(statusAt(value, value)).toBe('warn');
        expect(statusAt(-value, value)).toBe('warn');
      }),
    );
  });

  it('for a loss takes either sign and is reported as a magnitude', () => {
    const checks = checkLimits({ max_loss: -0.25 }, ALL_KNOWN);

    expect(checks.max_loss).toEqual({
      actual: 0.2,
      limit: 0.25,
      headroom: 0.25 - 0.2,
      status: 'pass',
      reason: null,
    });
  });

  it('whose figure is missing is unknown, with the reason', () => {
    const missing: LimitActual = { state: 'unknown', actual: null, reason: 'no data' };

    const checks = checkLimits({ max_loss: 0.25 }, { ...ALL_KNOWN, max_loss: missing });

    expect(checks.max_loss).toMatchObject({ status: 'unknown', headroom: null, reason: 'no data' });
  });

  it('that is not set is not checked', () => {
    expect(checkLimits({}, ALL_KNOWN)).toEqual({});
  });
});

describe('the risk score', () => {
  const LIMITS = {
    max_volatility: 0.2,
    max_loss: -0.4,
    max_single_stock_weight: 0.2,
    max_factor_contribution: 0.4,
    max_market_contribution: 0.3,
    max_industry_contribution: 0.3,
    max_single_factor_loss: -0.1,
  };

  it('weighs its components and names the costliest', () => {
    const score = riskScore(checkLimits(LIMITS, ALL_KNOWN));

    expect(score.components).toEqual({ volatility: 50, loss: 100, concentration: 50, factor: 100 });
    expect(score).toMatchObject({ complete: true, band: 'moderate', costliest: 'volatility' });
    expect(score.score).toBeCloseTo(0.3 * 50 + 0.25 * 100 + 0.2 * 50 + 0.25 * 100, 12);
  });

  it('without the factor limits is incomplete and weighs the others anew', () => {
    const { max_volatility, max_loss } = LIMITS;

    const score = riskScore(checkLimits({ max_volatility, max_loss }, ALL_KNOWN));

    expect(score.complete).toBe(false);
    expect(score.score).toBeCloseTo((0.3 * 50 + 0.25 * 100) / 0.55, 12);
  });

  it('is unknown when no component is known', () => {
    expect(riskScore({})).toEqual({
      components: {},
      complete: false,
      score: null,
      band: null,
      costliest: null,
    });
  });

  it('gives a zero limit nothing once anything is above it', () => {
    const score = riskScore(checkLimits({ max_volatility: 0 }, ALL_KNOWN));

    expect(score.components).toEqual({ volatility: 0 });
  });
});
