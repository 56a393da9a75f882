import type { SymmetricMatrix } from './symmetric-matrix.js';

/**
 * Inner products of columns of one length with each other, over a divisor: element (i, j) is c_i'c_j / divisor. Four
 * partial sums keep the processor's adders busy.
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

function innerProduct(a: Float64Array, b: Float64Array): number {
  const whole = a.length - (a.length % 4);
  let [s0, s1, s2, s3] = [0, 0, 0, 0];
  for (let t = 0; t < whole; t += 4) {
    s0 += (a[t] as number) * (b[t] as number);
    s1 += (a[t + 1] as number) * (b[t + 1] as number);
    s2 += (a[t + 2] as number) * (b[t + 2] as number);
    s3 += (a[t + 3] as number) * (b[t + 3] as number);
  }
  for (let t = whole; t < a.length; t += 1) s0 += (a[t] as number) * (b[t] as number);
  return s0 + s1 + (s2 + s3);
}
