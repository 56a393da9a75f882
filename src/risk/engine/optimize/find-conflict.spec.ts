import { beforeAll, describe, expect, it } from '@jest/globals';
import { aProblem } from '../../../../test/support/scattered-market.js';
import { loadSolver } from '../../solver/load-solver.js';
import { symmetricMatrix } from '../linalg/symmetric-matrix.js';
import type { Objective } from './objective.js';
import type { OptimizationProblem } from './optimization-problem.js';
import { optimizePortfolio } from './optimize-portfolio.js';
import type { QuadraticSolver } from './quadratic-program.js';

/** Two uncorrelated assets of monthly variances 0.0001 and 0.0004. */
const TWO = symmetricMatrix(2, (i, j) => (i === j ? [0.0001, 0.0004][i] : 0) as number);
const THREE = symmetricMatrix(3, (i, j) => (i === j ? 0.0004 : 0.0001));

let solver: QuadraticSolver;
beforeAll(async () => {
  solver = await loadSolver();
});

function conflictOf(problem: OptimizationProblem, objective: Objective): readonly string[] {
  const outcome = optimizePortfolio(problem, objective, solver);
  if (outcome.status !== 'infeasible') throw new Error(`not infeasible: ${outcome.status}`);
  return outcome.conflict.map(({ kind, tickers, factor }) =>
    [kind, ...(factor === null ? [] : [factor]), ...(tickers.length === 1 ? tickers : [])].join(
      ' ',
    ),
  );
}

describe('limits that contradict each other', () => {
  it('are named: single weights too small to make up the whole', () => {
    const problem = aProblem(THREE, { maxSingleWeight: 0.3 });

    expect(conflictOf(problem, { name: 'min-variance' })).toEqual(['max_single_stock_weight']);
  });

  it('are named without those that have no part in it', () => {
    const bounds = [
      { lower: 0.6, upper: 1 },
      { lower: 0.5, upper: 1 },
      { lower: 0, upper: 0.9 },
    ];
    const exposureBounds = [{ factor: 'market:M', loadings: [1, 1, 1], maxAbsolute: 2 }];

    const conflict = conflictOf(aProblem(THREE, { bounds, exposureBounds }), {
      name: 'min-variance',
    });

    expect(conflict).toEqual(['lower-bound A00', 'lower-bound A01', 'lower-bound A02']);
  });

  it('are named with the cash cap, where cash would meet the others', () => {
    const cash = { isCash: [false, false, true], cashCap: 0 };
    const exposureBounds = [{ factor: 'market:M', loadings: [1, 1.2, 0], maxAbsolute: 0.5 }];
    const matrix = symmetricMatrix(3, (i, j) => (i === j ? [0.0001, 0.0004, 0][i] : 0) as number);

    const byExposure = conflictOf(aProblem(matrix, { ...cash, exposureBounds }), {
      name: 'min-variance',
    });
    const byCap = conflictOf(aProblem(matrix, { ...cash, expectedReturns: [0.1, 0.2, 0.01] }), {
      name: 'max-return',
      volatilityCap: 0.001,
    });

    expect([...byExposure].sort()).toEqual(['cash-cap A02', 'max_single_factor_loss market:M']);
    expect([...byCap].sort()).toEqual(['cash-cap A02', 'volatility-cap']);
  });

  it('are named: an exposure that no weights have', () => {
    const exposureBounds = [
      { factor: 'market:M', loadings: [1, 1.2, 1.5], maxAbsolute: 0.5 },
      { factor: 'value:V-M', loadings: [0.1, 0.2, 0.1], maxAbsolute: 0.5 },
    ];

    expect(conflictOf(aProblem(THREE, { exposureBounds }), { name: 'max-sharpe' })).toEqual([
      'max_single_factor_loss market:M',
    ]);
  });

  it('are named: a volatility that is too low for what must be held', () => {
    const bounds = [null, { lower: 0.9, upper: 1 }];
    const objective: Objective = { name: 'max-return', volatilityCap: 0.05 };

    expect(conflictOf(aProblem(TWO, { bounds }), objective)).toEqual([
      'volatility-cap',
      'lower-bound A01',
    ]);
    expect(conflictOf(aProblem(TWO), { ...objective, volatilityCap: 0.001 })).toEqual([
      'volatility-cap',
    ]);
  });

  it('are named: bounds that lie wrong to a limit', () => {
    const bounds = [{ lower: 0.5, upper: 1 }, null, null];

    expect(
      conflictOf(aProblem(THREE, { bounds, maxSingleWeight: 0.4 }), { name: 'min-variance' }),
    ).toEqual(['lower-bound A00', 'max_single_stock_weight']);
  });
});
