import { crossProducts } from '../linalg/cross-products.js';
import type { SymmetricMatrix } from '../linalg/symmetric-matrix.js';
import { centered } from './variance.js';

/** Sample covariance per period of return columns, divisor T - 1. */
export function sampleCovariance(columns: readonly Float64Array[]): SymmetricMatrix {
  return crossProducts(
    columns.map((column) => centered(column)),
    (columns[0]?.length ?? 0) - 1,
  );
}
