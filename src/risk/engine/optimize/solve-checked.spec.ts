import { describe, expect, it } from '@jest/globals';
import { aProblem } from '../../../../test/support/scattered-market.js';
import { symmetricMatrix } from '../linalg/symmetric-matrix.js';
import { optimizePortfolio } from './optimize-portfolio.js';
import type { QuadraticSolver } from './quadratic-program.js';
import { SolverError } from './solver-error.js';

const TWO = symmetricMatrix(2, (i, j) => (i === j ? [0.0001, 0.0004][i] : 0) as number);

describe('a solver that cannot be trusted', () => {
  it('is found out by the residual it leaves', () => {
    const lying: QuadraticSolver = {
      name: 'lying',
      solve: () => ({
        status: 'optimal',
        values: Float64Array.of(0.5, 0.5),
        rowDuals: Float64Array.of(0.0001),
      }),
    };

    expect(() => optimizePortfolio(aProblem(TWO), { name: 'min-variance' }, lying)).toThrow(
      SolverError,
    );
  });

  it('may give up, which is told', () => {
    const tired: QuadraticSolver = {
      name: 'tired',
      solve: () => ({ status: 'failed', reason: 'time limit' }),
    };

    expect(() => optimizePortfolio(aProblem(TWO), { name: 'min-variance' }, tired)).toThrow(
      'tired gave up: time limit',
    );
  });
});
