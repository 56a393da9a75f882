import { describe, expect, it } from '@jest/globals';
import { packResult, sizeOf, unpackResult } from './packed-result.js';

function matrix(rows: number, columns: number): number[][] {
  return Array.from({ length: rows }, (_, i) =>
    Array.from({ length: columns }, (_, j) => i + j / 1000),
  );
}

describe('a packed result', () => {
  it.each([
    {},
    { figure: 1, none: null, list: [1, 2], byTicker: { A: { x: 1 } } },
    { before: 1, covariance: matrix(500, 500), between: 'x', other: matrix(3, 3), after: [] },
    { wide: matrix(2, 30_000), flat: matrix(2, 0) },
  ])('is unpacked to what it was, with its keys in their order', async (result) => {
    const unpacked = await unpackResult(packResult(result));

    expect(JSON.stringify(unpacked) === JSON.stringify(result)).toBe(true);
  });

  it('comes in pieces of a millisecond each', () => {
    const packed = packResult({ covariance: matrix(500, 500) });

    expect(packed).toHaveLength(14);
    expect(Math.max(...packed.map(({ length }) => length))).toBeLessThan(200_000);
    expect(sizeOf(packed)).toBeGreaterThan(500 * 500 * 8);
  });
});
