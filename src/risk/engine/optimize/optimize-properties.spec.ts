import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { aProblem, scatteredCovariance } from '../../../../test/support/scattered-market.js';
import { loadSolver } from '../../solver/load-solver.js';
import { dot } from '../linalg/dot.js';
import { quadraticForm, symmetricMatrix } from '../linalg/symmetric-matrix.js';
import type { Objective } from './objective.js';
import type { OptimizationProblem } from './optimization-problem.js';
import type { Optimum } from './optimum.js';
import { optimizePortfolio } from './optimize-portfolio.js';
import { problemConstraints } from './problem-constraints.js';
import { constraintStates } from './constraint-states.js';
import type { QuadraticSolver } from './quadratic-program.js';

const RANDOM_PORTFOLIOS = 10_000;
const VOLATILITY_CAP = 0.11;

let solver: QuadraticSolver;
beforeAll(async () => {
  solver = await loadSolver();
});

function best(problem: OptimizationProblem, objective: Objective): Optimum {
  const outcome = optimizePortfolio(problem, objective, solver);
  if (outcome.status !== 'optimal') throw new Error(`no optimum: ${outcome.status}`);
  return outcome.found;
}

/** Numbers from 0 to 1 that are the same every time. */
function uniform(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (state + 1) / 4_294_967_297;
  };
}

/** Weights that sum to 1, some even, some of few assets, which all keep to the limits of the problem. */
function randomPortfolios(problem: OptimizationProblem, seed: number): readonly Float64Array[] {
  const next = uniform(seed);
  const constraints = problemConstraints(problem);
  const found: Float64Array[] = [];
  while (found.length < RANDOM_PORTFOLIOS) {
    const power = 1 + 5 * next();
    const raw = Float64Array.from(problem.tickers, () => (-Math.log(next())) ** power);
    const total = raw.reduce((sum, value) => sum + value, 0);
    const weights = raw.map((value) => value / total);
    const { broken } = constraintStates(constraints, problem.tickers, weights);
    if (broken.length === 0) found.push(weights);
  }
  return found;
}

function volatilityOf({ covariance }: OptimizationProblem, weights: ArrayLike<number>): number {
  return Math.sqrt(12 * quadraticForm(covariance, weights));
}

function returnOf({ expectedReturns }: OptimizationProblem, weights: ArrayLike<number>): number {
  return dot(
    expectedReturns.map((value) => value ?? 0),
    weights,
  );
}

describe.each([
  { name: 'without limits', size: 8, months: 60, given: {} },
  { name: 'with a limit on single weights', size: 10, months: 60, given: { maxSingleWeight: 0.4 } },
  {
    name: 'with a limit on an exposure',
    size: 6,
    months: 60,
    given: {
      exposureBounds: [
        { factor: 'market:M', loadings: [0.4, 0.9, 1.4, 0.8, 0.2, 0.7], maxAbsolute: 0.8 },
      ],
    },
  },
  { name: 'over more assets than months', size: 30, months: 24, given: {} },
])('an optimum $name is no worse than 10,000 random portfolios', ({ size, months, given }) => {
  const problem = aProblem(scatteredCovariance(size, months, 3), given);
  const portfolios = randomPortfolios(problem, 42);

  it('in its variance', () => {
    const { annualVolatility, kktResidual } = best(problem, { name: 'min-variance' });

    const least = Math.min(...portfolios.map((weights) => volatilityOf(problem, weights)));
    expect(annualVolatility).toBeLessThanOrEqual(least);
    expect(kktResidual).toBeLessThanOrEqual(1e-6);
  });

  it('in its return under a cap on the volatility', () => {
    const objective: Objective = { name: 'max-return', volatilityCap: VOLATILITY_CAP };
    const { annualVolatility, expectedReturn, kktResidual } = best(problem, objective);

    const calm = portfolios.filter((each) => volatilityOf(problem, each) <= annualVolatility);
    const most = Math.max(...calm.map((weights) => returnOf(problem, weights)));
    expect(calm.length).toBeGreaterThan(0);
    expect(expectedReturn).toBeGreaterThanOrEqual(most - 1e-10);
    expect(annualVolatility).toBeLessThanOrEqual(VOLATILITY_CAP * (1 + 1e-12));
    expect(kktResidual).toBeLessThanOrEqual(1e-6);
  });

  it('in its Sharpe ratio', () => {
    const { sharpe, kktResidual } = best(problem, { name: 'max-sharpe' });

    const most = Math.max(
      ...portfolios.map(
        (each) => (returnOf(problem, each) - problem.riskFree) / volatilityOf(problem, each),
      ),
    );
    expect(sharpe).toBeGreaterThanOrEqual(most - 1e-10);
    expect(kktResidual).toBeLessThanOrEqual(1e-6);
  });

  it('in how evenly it spreads risk', () => {
    const { weights } = best(problem, { name: 'risk-parity' });

    // What risk parity minimizes, whatever the scale of the weights (Spinu 2013).
    const unevenness = (each: ArrayLike<number>): number =>
      Math.log(quadraticForm(problem.covariance, each)) / 2 -
      Array.from(each, (value) => Math.log(value)).reduce((sum, value) => sum + value, 0) / size;
    const least = Math.min(...portfolios.map(unevenness));
    expect(unevenness(weights)).toBeLessThanOrEqual(least);
  });
});

const OBJECTIVES: readonly Objective[] = [
  { name: 'min-variance' },
  { name: 'max-return', volatilityCap: 0.3 },
  { name: 'max-sharpe' },
  { name: 'risk-parity' },
];

describe.each(OBJECTIVES)('the weights for $name', (objective) => {
  const sizes = fc.record({
    size: fc.integer({ min: 2, max: 15 }),
    months: fc.integer({ min: 24, max: 60 }),
    seed: fc.integer({ min: 1, max: 1_000_000 }),
  });

  it('do not depend on the order of the assets', () => {
    fc.assert(
      fc.property(sizes, ({ size, months, seed }) => {
        const problem = aProblem(scatteredCovariance(size, months, seed));
        const turned = turnedAround(problem);

        const expected = best(problem, objective).weights;
        const actual = best(turned, objective).weights.toReversed();

        for (const [i, weight] of actual.entries()) expect(weight).toBeCloseTo(expected[i] ?? 0, 6);
      }),
      { numRuns: 40 },
    );
  });

  it('sum to 1, have no shorts, and leave a KKT residual of at most 1e-6', () => {
    fc.assert(
      fc.property(sizes, ({ size, months, seed }) => {
        const found = best(aProblem(scatteredCovariance(size, months, seed)), objective);

        expect(found.weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 9);
        expect(Math.min(...found.weights)).toBeGreaterThanOrEqual(0);
        expect(found.kktResidual).toBeLessThanOrEqual(1e-6);
        expect(found.broken).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });
});

function turnedAround(problem: OptimizationProblem): OptimizationProblem {
  const { covariance, expectedReturns, tickers } = problem;
  const last = covariance.size - 1;
  return {
    ...problem,
    tickers: tickers.toReversed(),
    expectedReturns: expectedReturns.toReversed(),
    covariance: symmetricMatrix(
      covariance.size,
      (i, j) => covariance.values[(last - i) * covariance.size + (last - j)] ?? 0,
    ),
  };
}
