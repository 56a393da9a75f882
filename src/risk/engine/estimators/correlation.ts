import { elementAt, type SymmetricMatrix, symmetricMatrix } from '../linalg/symmetric-matrix.js';
import { isNegligibleDeviation } from './negligible-deviation.js';

/** Correlations from a covariance, 1 on the diagonal; 0 with an asset whose returns do not vary. */
export function correlationOf(covariance: SymmetricMatrix): SymmetricMatrix {
  const deviations = Array.from({ length: covariance.size }, (_, i) =>
    Math.sqrt(elementAt(covariance, i, i)),
  );
  return symmetricMatrix(covariance.size, (i, j) => {
    if (i === j) return 1;
    const [a, b] = [deviations[i] as number, deviations[j] as number];
    if (isNegligibleDeviation(a) || isNegligibleDeviation(b)) return 0;
    return Math.max(-1, Math.min(1, elementAt(covariance, i, j) / (a * b)));
  });
}
