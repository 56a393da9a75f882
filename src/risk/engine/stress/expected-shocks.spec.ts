import { describe, expect, it } from '@jest/globals';
import { scatteredReturns } from '../../../../test/support/price-series.js';
import { sampleCovariance } from '../estimators/sample-covariance.js';
import { elementAt } from '../linalg/symmetric-matrix.js';
import { expectedShocks } from './expected-shocks.js';

const [A, B, C] = [1, 2, 3].map((seed) => Float64Array.from(scatteredReturns(60, seed))) as [
  Float64Array,
  Float64Array,
  Float64Array,
];

describe('what factors are expected to do', () => {
  const sigma = sampleCovariance([A, B, C]);
  const at = (i: number, j: number): number => elementAt(sigma, i, j);

  it('is, given one, their covariance with it over its variance', () => {
    const { shocks } = expectedShocks([A, B, C], new Map([[1, -0.2]]));

    expect(shocks[0]).toBeCloseTo((at(0, 1) / at(1, 1)) * -0.2, 14);
    expect(shocks[1]).toBe(-0.2);
    expect(shocks[2]).toBeCloseTo((at(2, 1) / at(1, 1)) * -0.2, 14);
  });

  it('is, given two, their covariances times the inverse of those two', () => {
    const [s, t] = [-0.2, 0.05];

    const { shocks } = expectedShocks([A, B, C], new Map([[0, s], [2, t]])); // prettier-ignore

    const determinant = at(0, 0) * at(2, 2) - at(0, 2) ** 2;
    const first = (at(2, 2) * s - at(0, 2) * t) / determinant;
    const second = (at(0, 0) * t - at(0, 2) * s) / determinant;
    expect(shocks[1]).toBeCloseTo(at(1, 0) * first + at(1, 2) * second, 14);
  });

  it('does not depend on a given one that another given one says already', () => {
    const twice = A.map((value) => 2 * value + 0.01);

    const both = expectedShocks([A, twice, B], new Map([[0, -0.1], [1, -0.5]])); // prettier-ignore
    const alone = expectedShocks([A, twice, B], new Map([[0, -0.1]]));

    expect(both.collinear).toEqual([1]);
    expect(both.shocks[1]).toBe(-0.5);
    expect(both.shocks[2]).toBe(alone.shocks[2]);
  });
});
