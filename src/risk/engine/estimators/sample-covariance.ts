import { dot } from '../linalg/dot.js';
import { type SymmetricMatrix, symmetricMatrix } from '../linalg/symmetric-matrix.js';
import { centered } from './variance.js';

/** Sample covariance per period of return columns, divisor T - 1. */
export function sampleCovariance(columns: readonly Float64Array[]): SymmetricMatrix {
  const residuals = columns.map(centered);
  const periods = columns[0]?.length ?? 0;
  return symmetricMatrix(
    columns.length,
    (i, j) => dot(residuals[i] as Float64Array, residuals[j] as Float64Array) / (periods - 1),
  );
}
