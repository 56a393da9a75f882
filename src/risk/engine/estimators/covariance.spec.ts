import { describe, expect, it } from '@jest/globals';
import { sum } from '../linalg/sum.js';
import { correlationOf } from './correlation.js';
import { ewmaCovariance } from './ewma-covariance.js';
import { ledoitWolf } from './ledoit-wolf.js';
import { sampleCovariance } from './sample-covariance.js';

const COLUMNS = [Float64Array.of(1, 2, 3, 6), Float64Array.of(2, 1, 5, 4)];

describe('covariance estimates', () => {
  it('divide by one less than the number of periods', () => {
    const { values } = sampleCovariance(COLUMNS);

    expect([...values].map((value) => Number(value.toPrecision(12)))).toEqual([
      4.66666666667, 2.33333333333, 2.33333333333, 3.33333333333,
    ]);
  });

  it('with a decay towards 1 become the population covariance', () => {
    const { values } = ewmaCovariance(COLUMNS, { decay: 1 - 1e-12 });

    expect(values[0]).toBeCloseTo(3.5, 9);
    expect(values[1]).toBeCloseTo(1.75, 9);
  });

  it('shrunk keep the total variance and lower the covariances', () => {
    const { covariance, shrinkage } = ledoitWolf(COLUMNS);

    expect(shrinkage).toBeGreaterThan(0);
    expect(shrinkage).toBeLessThanOrEqual(1);
    expect((covariance.values[0] ?? NaN) + (covariance.values[3] ?? NaN)).toBeCloseTo(
      3.5 + 2.5,
      12,
    );
    expect(covariance.values[1]).toBeCloseTo((1 - shrinkage) * 1.75, 12);
  });

  it('of one asset are not shrunk', () => {
    expect(ledoitWolf(COLUMNS.slice(0, 1)).shrinkage).toBe(0);
  });

  it('give no correlation with an asset that does not vary', () => {
    const covariance = sampleCovariance([...COLUMNS, Float64Array.of(5, 5, 5, 5)]);

    const { values } = correlationOf(covariance);

    expect([values[2], values[5], values[8]]).toEqual([0, 0, 1]);
  });
});

describe('the sum', () => {
  it('keeps what naive addition loses', () => {
    expect(sum([1, 1e100, 1, -1e100])).toBe(2);
    expect(sum(new Array<number>(10).fill(0.1))).toBe(1);
  });
});
