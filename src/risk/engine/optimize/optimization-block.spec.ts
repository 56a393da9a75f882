import { beforeAll, describe, expect, it } from '@jest/globals';
import { scatteredCovariance } from '../../../../test/support/scattered-market.js';
import { loadSolver } from '../../solver/load-solver.js';
import { symmetricMatrix, type SymmetricMatrix } from '../linalg/symmetric-matrix.js';
import { optimizationBlock, type OptimizationReport } from './optimization-block.js';
import type { QuadraticSolver } from './quadratic-program.js';

let solver: QuadraticSolver;
beforeAll(async () => {
  solver = await loadSolver();
});

function blockOf(covariance: SymmetricMatrix, cash: readonly number[] = []): OptimizationReport {
  const places = Array.from({ length: covariance.size }, (_, i) => i);
  const tickers = places.map((i) => `A${String(i)}`);
  const isCash = places.map((i) => cash.includes(i));
  return optimizationBlock({ tickers, isCash, covariance }, solver);
}

describe('the optimization block', () => {
  it('is over assets other than cash, and names its solver', () => {
    const { optimization, warnings } = blockOf(scatteredCovariance(4, 60, 1), [2]);

    expect(Object.keys(optimization?.minVariance.weights ?? {})).toEqual(['A0', 'A1', 'A3']);
    expect(Object.keys(optimization?.riskParity ?? {})).toEqual(['A0', 'A1', 'A3']);
    expect(optimization?.solver).toMatch(/^HiGHS \d+\.\d+\.\d+$/);
    expect([optimization?.ridge, warnings]).toEqual([0, []]);
  });

  it('is null with a warning when there is only cash', () => {
    const { optimization, warnings } = blockOf(scatteredCovariance(2, 60, 1), [0, 1]);

    expect(optimization).toBeNull();
    expect(warnings.map(({ code }) => code)).toEqual(['nothing-to-optimize']);
  });

  it('of one asset is all of it', () => {
    const { optimization } = blockOf(scatteredCovariance(1, 60, 1));

    expect(optimization).toMatchObject({
      minVariance: { weights: { A0: 1 } },
      riskParity: { A0: 1 },
    });
  });

  it('of identical assets has their risk, however it is split, and takes a ridge', () => {
    const { optimization } = blockOf(symmetricMatrix(3, () => 0.0025));

    const { minVariance, riskParity, ridge } = optimization ?? {};
    const weights = Object.values(minVariance?.weights ?? {});
    expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12);
    expect(minVariance?.annualVolatility).toBeCloseTo(0.05 * Math.sqrt(12), 9);
    for (const weight of Object.values(riskParity ?? {})) expect(weight).toBeCloseTo(1 / 3, 6);
    expect(ridge).toBeCloseTo(0.0025e-10, 20);
  });

  it('holds what does not vary, and has no risk parity then', () => {
    const covariance = symmetricMatrix(3, (i, j) => (i === j && i > 0 ? 0.001 : 0));

    const { optimization, warnings } = blockOf(covariance);

    expect(optimization?.minVariance.weights['A0']).toBeCloseTo(1, 6);
    expect(optimization?.riskParity).toBeNull();
    expect(warnings).toMatchObject([{ code: 'risk-parity-undefined', tickers: ['A0'] }]);
  });

  it('spreads evenly when nothing varies at all', () => {
    const { optimization } = blockOf(symmetricMatrix(4, () => 0));

    for (const weight of Object.values(optimization?.minVariance.weights ?? {})) {
      expect(weight).toBeCloseTo(0.25, 12);
    }
    expect(optimization?.minVariance.annualVolatility).toBe(0);
  });

  it('solves 500 assets over 24 months, and says that it took a ridge', () => {
    const { optimization, warnings } = blockOf(scatteredCovariance(500, 24, 6));

    const weights = Object.values(optimization?.minVariance.weights ?? {});
    expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 9);
    expect(optimization?.ridge).toBeGreaterThan(0);
    expect(optimization?.kktResidual.minVariance).toBeLessThan(1e-6);
    expect(optimization?.kktResidual.riskParity).toBeLessThan(1e-6);
    expect(warnings).toEqual([]);
  });

  it('has no risk parity among so many assets that their risks cancel out', () => {
    const { optimization, warnings } = blockOf(scatteredCovariance(500, 24, 77));

    expect(optimization?.minVariance.annualVolatility).toBeLessThan(1e-5);
    expect(optimization?.riskParity).toBeNull();
    expect(warnings).toMatchObject([{ code: 'risk-parity-undefined', tickers: [] }]);
  });

  it.each([1e-9, 1e-4, 1e4])(
    'weighs assets whose volatilities are far apart, by a factor of %d',
    (factor) => {
      const deviations = [0.05, 0.05 * factor, 0.08];
      const covariance = symmetricMatrix(
        3,
        (i, j) => (deviations[i] ?? 0) * (deviations[j] ?? 0) * (i === j ? 1 : 0.2),
      );

      const { optimization } = blockOf(covariance);

      const inverse = deviations.map((deviation) => 1 / deviation);
      const total = inverse.reduce((sum, value) => sum + value, 0);
      const parity = Object.values(optimization?.riskParity ?? {});
      for (const [i, value] of inverse.entries())
        expect(((parity[i] ?? 0) * total) / value).toBeCloseTo(1, 6);
      expect(optimization?.kktResidual.minVariance).toBeLessThan(1e-6);
    },
  );
});
