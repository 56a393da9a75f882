import { beforeAll, describe, expect, it } from '@jest/globals';
import { aProblem, scatteredCovariance } from '../../../../test/support/scattered-market.js';
import { loadSolver } from '../../solver/load-solver.js';
import { EngineError } from '../engine-error.js';
import { symmetricMatrix } from '../linalg/symmetric-matrix.js';
import type { Objective } from './objective.js';
import type { OptimizationProblem } from './optimization-problem.js';
import type { OptimizationOutcome, Optimum } from './optimum.js';
import { optimizePortfolio } from './optimize-portfolio.js';
import type { QuadraticSolver } from './quadratic-program.js';

/** Two uncorrelated assets of monthly variances 0.0001 and 0.0004. */
const TWO = symmetricMatrix(2, (i, j) => (i === j ? [0.0001, 0.0004][i] : 0) as number);
const THREE = symmetricMatrix(3, (i, j) => (i === j ? 0.0004 : 0.0001));

let solver: QuadraticSolver;
beforeAll(async () => {
  solver = await loadSolver();
});

function optimize(problem: OptimizationProblem, objective: Objective): OptimizationOutcome {
  return optimizePortfolio(problem, objective, solver);
}

function best(problem: OptimizationProblem, objective: Objective): Optimum {
  const outcome = optimize(problem, objective);
  if (outcome.status !== 'optimal') throw new Error(`no optimum: ${outcome.status}`);
  return outcome.found;
}

describe('the weights of least variance', () => {
  it('of two uncorrelated assets are inverse to their variances', () => {
    const found = best(aProblem(TWO), { name: 'min-variance' });

    expect(found.weights[0]).toBeCloseTo(0.8, 12);
    expect(found.weights[1]).toBeCloseTo(0.2, 12);
    expect(found.annualVolatility).toBeCloseTo(Math.sqrt(12 * 0.00008), 12);
    expect(found.expectedReturn).toBeCloseTo(0.8 * 0.02 + 0.2 * 0.05, 12);
    expect(found.kktResidual).toBeLessThan(1e-12);
    expect([found.binding, found.broken]).toEqual([[], []]);
  });

  it('keep to the limit on single weights, and say so', () => {
    const found = best(aProblem(TWO, { maxSingleWeight: 0.6 }), { name: 'min-variance' });

    expect(found.weights).toEqual([0.6, 0.4]);
    expect(found.binding).toEqual([
      { kind: 'max_single_stock_weight', tickers: ['A00'], factor: null, bound: 0.6 },
    ]);
  });

  it('keep to the bounds of each asset, shorts where they are allowed', () => {
    const bounds = [null, { lower: -0.3, upper: -0.1 }];

    const found = best(aProblem(THREE, { bounds: [...bounds, null] }), { name: 'min-variance' });

    expect(found.weights[1]).toBeCloseTo(-0.1, 12);
    expect(found.weights[0]).toBeCloseTo(0.55, 12);
    expect(found.binding).toMatchObject([{ kind: 'upper-bound', tickers: ['A01'], bound: -0.1 }]);
  });

  it('keep to the exposures that are allowed', () => {
    const exposureBounds = [{ factor: 'market:M', loadings: [0.5, 2], maxAbsolute: 0.65 }];

    const found = best(aProblem(TWO, { exposureBounds }), { name: 'min-variance' });

    expect(found.weights[0]).toBeCloseTo(0.9, 10);
    expect(found.binding).toMatchObject([{ kind: 'max_single_factor_loss', factor: 'market:M' }]);
  });

  it('hold no cash but what its cap allows', () => {
    const cash = { isCash: [true, false, false], maxSingleWeight: 0.5 };

    const without = best(aProblem(THREE, cash), { name: 'min-variance' });
    const with30 = best(aProblem(THREE, { ...cash, cashCap: 0.3 }), { name: 'min-variance' });

    expect(without.weights).toEqual([0, 0.5, 0.5]);
    expect(with30.weights[0]).toBeCloseTo(0.3, 10);
    expect(with30.binding).toMatchObject([{ kind: 'cash-cap', tickers: ['A00'], bound: 0.3 }]);
  });

  it.each([1e-12, 1, 1e12])('are the same when all variances are %d times as large', (factor) => {
    const covariance = scatteredCovariance(12, 60, 5);
    const scaled = symmetricMatrix(12, (i, j) => factor * (covariance.values[i * 12 + j] ?? 0));

    const expected = best(aProblem(covariance), { name: 'min-variance' }).weights;
    const actual = best(aProblem(scaled), { name: 'min-variance' }).weights;

    for (const [i, weight] of actual.entries()) expect(weight).toBeCloseTo(expected[i] ?? 0, 10);
  });
});

describe('the weights of highest return', () => {
  it('under a cap on the volatility use it up', () => {
    const found = best(aProblem(TWO), { name: 'max-return', volatilityCap: 0.05 });

    // 0.0001 (1 - w)^2 + 0.0004 w^2 = 0.05^2 / 12
    const weight = (0.0002 + Math.sqrt(0.0002 ** 2 - 0.002 * (0.0001 - 0.0025 / 12))) / 0.001;
    expect(found.weights[1]).toBeCloseTo(weight, 8);
    expect(found.annualVolatility).toBeCloseTo(0.05, 10);
    expect(found.annualVolatility).toBeLessThanOrEqual(0.05);
    expect(found.binding).toMatchObject([{ kind: 'volatility-cap', bound: 0.05 }]);
    expect(found.kktResidual).toBeLessThan(1e-6);
  });

  it('are those of the richest asset where the cap is no hindrance', () => {
    const found = best(aProblem(TWO), { name: 'max-return', volatilityCap: 1 });

    expect(found.weights[1]).toBeCloseTo(1, 9);
    expect(found.binding.map(({ kind }) => kind)).toEqual(['long-only']);
  });

  it('are the calmest of equals', () => {
    const problem = aProblem(TWO, { expectedReturns: [0.04, 0.04] });

    const { weights } = best(problem, { name: 'max-return', volatilityCap: null });

    expect(weights[0]).toBeCloseTo(0.8, 9);
  });

  it('name every asset without an expected return', () => {
    const problem = aProblem(THREE, { expectedReturns: [null, 0.05, null] });

    const attempt = () => optimize(problem, { name: 'max-return', volatilityCap: null });

    expect(attempt).toThrow(EngineError);
    expect(attempt).toThrow('no expected return is given for A00, A02');
  });

  it('take cash without an expected return to earn the riskless rate', () => {
    const problem = aProblem(TWO, { isCash: [true, false], expectedReturns: [null, 0.05] });

    const found = best({ ...problem, cashCap: 1 }, { name: 'max-return', volatilityCap: 0.05 });

    expect(found.expectedReturn).toBeCloseTo(
      0.01 * (found.weights[0] ?? 0) + 0.05 * (found.weights[1] ?? 0),
      12,
    );
  });
});

describe('the weights of highest Sharpe ratio', () => {
  it('of two uncorrelated assets are as excess return over variance', () => {
    const found = best(aProblem(TWO), { name: 'max-sharpe' });

    // (0.02 - 0.01) / 0.0001 = 100 and (0.05 - 0.01) / 0.0004 = 100
    expect(found.weights[0]).toBeCloseTo(0.5, 12);
    expect(found.sharpe).toBeCloseTo(0.025 / Math.sqrt(12 * 0.000125), 12);
  });

  it('keep to bounds, shorts and exposures', () => {
    const bounds = [{ lower: -0.2, upper: 0.3 }, null, { lower: 0.1, upper: 0.2 }];
    const exposureBounds = [{ factor: 'market:M', loadings: [1, 1.5, 0.5], maxAbsolute: 1.2 }];

    const { weights } = best(aProblem(THREE, { bounds, exposureBounds }), { name: 'max-sharpe' });

    const [first = 0, second = 0, third = 0] = weights;
    expect(first + second + third).toBeCloseTo(1, 10);
    expect(first).toBeGreaterThanOrEqual(-0.2 - 1e-9);
    expect(first).toBeLessThanOrEqual(0.3 + 1e-9);
    expect(third).toBeLessThanOrEqual(0.2 + 1e-9);
    expect(third).toBeGreaterThanOrEqual(0.1 - 1e-9);
    expect(first + 1.5 * second + 0.5 * third).toBeLessThanOrEqual(1.2 + 1e-9);
  });

  it('do not exist where nothing earns more than the riskless rate', () => {
    expect(optimize(aProblem(TWO, { riskFree: 0.05 }), { name: 'max-sharpe' })).toEqual({
      status: 'undefined',
      reason: 'no-excess-return',
      tickers: [],
    });
  });
});

describe('risk parity', () => {
  it('leaves cash out, and tells which limits its weights break', () => {
    const problem = aProblem(THREE, { isCash: [false, true, false], maxSingleWeight: 0.4 });

    const found = best(problem, { name: 'risk-parity' });

    expect(found.weights[0]).toBeCloseTo(0.5, 12);
    expect(found.weights[1]).toBe(0);
    expect(found.broken).toEqual([
      { kind: 'max_single_stock_weight', tickers: ['A00', 'A02'], factor: null, bound: 0.4 },
    ]);
  });

  it('does not exist with an asset whose returns do not vary', () => {
    const flat = symmetricMatrix(2, (i, j) => (i === 1 && j === 1 ? 0.0004 : 0));

    expect(optimize(aProblem(flat), { name: 'risk-parity' })).toEqual({
      status: 'undefined',
      reason: 'zero-variance',
      tickers: ['A00'],
    });
  });
});

describe('a portfolio of nothing but cash', () => {
  it('has no weights to optimize', () => {
    const problem = aProblem(TWO, { isCash: [true, true] });

    for (const name of ['min-variance', 'risk-parity'] as const) {
      expect(optimize(problem, { name })).toMatchObject({ reason: 'no-assets' });
    }
  });
});
