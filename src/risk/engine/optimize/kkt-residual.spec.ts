import { describe, expect, it } from '@jest/globals';
import { symmetricMatrix } from '../linalg/symmetric-matrix.js';
import { kktResidual } from './kkt-residual.js';
import type { QuadraticProgram } from './quadratic-program.js';

/** Variances 1 and 4, uncorrelated: the least variance is at 0.8 and 0.2, where both gradients are 0.8. */
const PROGRAM: QuadraticProgram = {
  quadratic: symmetricMatrix(2, (i, j) => (i === j ? [1, 4][i] : 0) as number),
  linear: new Float64Array(2),
  lower: new Float64Array(2),
  upper: new Float64Array(2).fill(1),
  rows: [{ coefficients: Float64Array.of(1, 1), lower: 1, upper: 1 }],
};

const residualAt = (program: QuadraticProgram, values: Float64Array, rowDuals: Float64Array) =>
  kktResidual(program, { values, rowDuals }, 1e-8);

describe('kktResidual', () => {
  it('is zero at the optimum with its multiplier', () => {
    expect(residualAt(PROGRAM, Float64Array.of(0.8, 0.2), Float64Array.of(0.8))).toBeCloseTo(0, 15);
  });

  it('sees weights that are not optimal, by the gradient that is left', () => {
    const residual = residualAt(PROGRAM, Float64Array.of(0.7, 0.3), Float64Array.of(0.7));

    expect(residual).toBeCloseTo(0.3, 12); // (4 * 0.3 - 0.7) / 1.2 > 0.3, so the step ends at the bound
  });

  it('sees weights that break a row', () => {
    expect(residualAt(PROGRAM, Float64Array.of(0.8, 0.1), Float64Array.of(0.8))).toBeGreaterThan(
      0.09,
    );
  });

  it('sees a wrong multiplier', () => {
    expect(residualAt(PROGRAM, Float64Array.of(0.8, 0.2), Float64Array.of(0.4))).toBeGreaterThan(
      0.1,
    );
  });

  it('asks of a weight at its bound only that it would not rise', () => {
    const linear = { ...PROGRAM, quadratic: null, linear: Float64Array.of(-2, -1) };

    expect(residualAt(linear, Float64Array.of(1, 0), Float64Array.of(-1.5))).toBe(0);
    expect(residualAt(linear, Float64Array.of(0, 1), Float64Array.of(-1.5))).toBeGreaterThan(0.2);
  });
});
