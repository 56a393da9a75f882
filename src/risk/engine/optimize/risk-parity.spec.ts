import { describe, expect, it } from '@jest/globals';
import { scatteredCovariance } from '../../../../test/support/scattered-market.js';
import { multiply, type SymmetricMatrix, symmetricMatrix } from '../linalg/symmetric-matrix.js';
import { type RiskParity, riskParity } from './risk-parity.js';
import { riskScale } from './risk-scale.js';

function parityOf(covariance: SymmetricMatrix): RiskParity {
  const parity = riskParity(covariance);
  if (parity === null) throw new Error('no risk to share');
  return parity;
}

describe('riskParity', () => {
  it('does not exist where risks cancel out', () => {
    const opposite = symmetricMatrix(2, (i, j) => (i === j ? 0.0004 : -0.0004));

    expect(riskParity(riskScale(opposite).matrix)).toBeNull();
  });

  it.each([-0.9, 0, 0.5, 0.99])(
    'of two assets is inverse to their volatilities, at a correlation of %d',
    (correlation) => {
      const deviations = [0.02, 0.06];
      const covariance = symmetricMatrix(
        2,
        (i, j) => (deviations[i] ?? 0) * (deviations[j] ?? 0) * (i === j ? 1 : correlation),
      );

      const { weights } = parityOf(covariance);

      expect(weights[0]).toBeCloseTo(0.75, 12);
      expect(weights[1]).toBeCloseTo(0.25, 12);
    },
  );

  it('of one asset is the asset', () => {
    expect(Array.from(parityOf(symmetricMatrix(1, () => 0.0004)).weights)).toEqual([1]);
  });

  it.each([
    [3, 60],
    [40, 120],
    [120, 24],
  ])('of %d assets over %d months lets each bring the same risk', (size, months) => {
    const { matrix } = riskScale(scatteredCovariance(size, months, 11));

    const { weights, residual } = parityOf(matrix);

    const product = multiply(matrix, weights);
    const parts = Array.from(weights, (weight, i) => weight * (product[i] ?? 0));
    const total = parts.reduce((sum, part) => sum + part, 0);
    expect(residual).toBeLessThan(1e-10);
    for (const part of parts) expect(part / total).toBeCloseTo(1 / size, 10);
    expect(weights.every((weight) => weight > 0)).toBe(true);
  });
});
