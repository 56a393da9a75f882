import type { SymmetricMatrix } from './symmetric-matrix.js';

/** Part of a diagonal element that must be left at its turn for the matrix to count as positive definite. */
const SMALLEST_PIVOT = 1e-12;

/** Lower triangle L of a positive definite matrix M = L L', stored whole, row by row. */
export interface CholeskyFactor {
  readonly size: number;
  readonly lower: Float64Array;
}

/** The Cholesky factor; null when the matrix is not positive definite, or singular but for rounding. */
export function choleskyFactor({ size, values }: SymmetricMatrix): CholeskyFactor | null {
  const lower = new Float64Array(size * size);
  for (let i = 0; i < size; i += 1) {
    for (let j = 0; j <= i; j += 1) {
      let rest = values[i * size + j] as number;
      for (let k = 0; k < j; k += 1) {
        rest -= (lower[i * size + k] as number) * (lower[j * size + k] as number);
      }
      if (j < i) {
        lower[i * size + j] = rest / (lower[j * size + j] as number);
        continue;
      }
      if (!(rest > SMALLEST_PIVOT * (values[i * size + i] as number))) return null;
      lower[i * size + i] = Math.sqrt(rest);
    }
  }
  return { size, lower };
}

/** Solves M x = b by the factor of M. */
export function solveCholesky(
  { size, lower }: CholeskyFactor,
  right: ArrayLike<number>,
): Float64Array {
  const solution = Float64Array.from(right);
  for (let i = 0; i < size; i += 1) {
    let rest = solution[i] as number;
    for (let k = 0; k < i; k += 1) {
      rest -= (lower[i * size + k] as number) * (solution[k] as number);
    }
    solution[i] = rest / (lower[i * size + i] as number);
  }
  for (let i = size - 1; i >= 0; i -= 1) {
    let rest = solution[i] as number;
    for (let k = i + 1; k < size; k += 1) {
      rest -= (lower[k * size + i] as number) * (solution[k] as number);
    }
    solution[i] = rest / (lower[i * size + i] as number);
  }
  return solution;
}
