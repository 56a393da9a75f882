import { innerProduct } from './inner-product.js';
import type { SymmetricMatrix } from './symmetric-matrix.js';

/**
 * Inner products of columns of one length with each other, over a divisor: element (i, j) is c_i'c_j / divisor.
 */
export function crossProducts(columns: readonly Float64Array[], divisor: number): SymmetricMatrix {
  const size = columns.length;
  const values = new Float64Array(size * size);
  for (let i = 0; i < size; i += 1) {
    const a = columns[i] as Float64Array;
    for (let j = 0; j <= i; j += 1) {
      const value = innerProduct(a, columns[j] as Float64Array) / divisor;
      values[i * size + j] = value;
      values[j * size + i] = value;
    }
  }
  return { size, values };
}
