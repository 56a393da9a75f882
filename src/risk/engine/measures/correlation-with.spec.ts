import { describe, expect, it } from '@jest/globals';
import { correlationWith } from './correlation-with.js';

describe('the correlation of two series', () => {
  it('is worked out by hand', () => {
    // Deviations (-1, 0, 1) and (-2, 1, 1): covariance 3/2, variances 1 and 3.
    expect(correlationWith([1, 2, 3], [1, 4, 4])).toBeCloseTo(1.5 / Math.sqrt(3), 15);
  });

  it('is 1 with itself scaled, -1 with itself turned', () => {
    expect(correlationWith([0.1, -0.2, 0.3], [1, -2, 3])).toBeCloseTo(1, 15);
    expect(correlationWith([0.1, -0.2, 0.3], [-1, 2, -3])).toBeCloseTo(-1, 15);
  });

  it('is null with a series that does not vary', () => {
    expect(correlationWith([0.1, 0.2], [0.3, 0.3])).toBeNull();
  });
});
