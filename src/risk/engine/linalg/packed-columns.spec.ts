import { describe, expect, it } from '@jest/globals';
import { packedColumns } from './packed-columns.js';

describe('packedColumns', () => {
  it('gives columns of zeros that do not overlap', () => {
    const columns = packedColumns(3, 2);

    columns.forEach((column, k) => column.fill(k + 1));

    expect(columns.map((column) => [...column])).toEqual([
      [1, 1],
      [2, 2],
      [3, 3],
    ]);
  });

  it('gives as many columns when they are empty, and none for none', () => {
    expect(packedColumns(2, 0).map(({ length }) => length)).toEqual([0, 0]);
    expect(packedColumns(0, 5)).toEqual([]);
  });
});
