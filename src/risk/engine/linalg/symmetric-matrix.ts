import { dot } from './dot.js';

/** A symmetric matrix, stored whole, row by row. */
export interface SymmetricMatrix {
  readonly size: number;
  /** `size * size` values; element (i, j) at `i * size + j`. */
  readonly values: Float64Array;
}

/** Fills both halves from a function of the lower half (`j <= i`). */
export function symmetricMatrix(
  size: number,
  element: (i: number, j: number) => number,
): SymmetricMatrix {
  const values = new Float64Array(size * size);
  for (let i = 0; i < size; i += 1) {
    for (let j = 0; j <= i; j += 1) {
      const value = element(i, j);
      values[i * size + j] = value;
      values[j * size + i] = value;
    }
  }
  return { size, values };
}

export function elementAt(matrix: SymmetricMatrix, i: number, j: number): number {
  return matrix.values[i * matrix.size + j] as number;
}

/** Matrix times vector. */
export function multiply(matrix: SymmetricMatrix, vector: ArrayLike<number>): Float64Array {
  const { size, values } = matrix;
  return Float64Array.from({ length: size }, (_, i) =>
    dot(values.subarray(i * size, (i + 1) * size), vector),
  );
}

/** Quadratic form w'Mw. */
export function quadraticForm(matrix: SymmetricMatrix, vector: ArrayLike<number>): number {
  return dot(vector, multiply(matrix, vector));
}

/** Rows as plain arrays, each value times `factor`, for a result that leaves the engine. */
export function scaledRows(
  matrix: SymmetricMatrix,
  factor: number,
): readonly (readonly number[])[] {
  const { size, values } = matrix;
  return Array.from({ length: size }, (_, i) =>
    Array.from(values.subarray(i * size, (i + 1) * size), (value) => value * factor),
  );
}
