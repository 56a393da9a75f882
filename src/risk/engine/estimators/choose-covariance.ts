import type { AnalysisOptions } from '../analysis-input.js';
import type { SymmetricMatrix } from '../linalg/symmetric-matrix.js';
import { ewmaCovariance } from './ewma-covariance.js';
import { ledoitWolf, type ShrunkCovariance } from './ledoit-wolf.js';
import { sampleCovariance } from './sample-covariance.js';

export interface Covariances {
  /** The one that volatility, contributions, limits and score are computed with. */
  readonly chosen: SymmetricMatrix;
  readonly shrunk: ShrunkCovariance;
  readonly weighted: SymmetricMatrix;
}

/** All three estimates per period of return columns, and the chosen one of them. */
export function estimateCovariances(
  columns: readonly Float64Array[],
  { covariance, ewmaDecay }: Pick<AnalysisOptions, 'covariance' | 'ewmaDecay'>,
): Covariances {
  const shrunk = ledoitWolf(columns);
  const weighted = ewmaCovariance(columns, { decay: ewmaDecay });
  const byMethod = {
    sample: () => sampleCovariance(columns),
    'ledoit-wolf': () => shrunk.covariance,
    ewma: () => weighted,
  };
  return { chosen: byMethod[covariance](), shrunk, weighted };
}
