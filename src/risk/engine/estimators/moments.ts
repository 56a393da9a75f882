import { mean, type NumberList } from '../linalg/sum.js';
import { isNegligibleDeviation } from './negligible-deviation.js';
import { centered } from './variance.js';

export interface ShapeMoments {
  /** Population skewness m3 / m2^1.5. */
  readonly skewness: number;
  /** Population excess kurtosis m4 / m2² - 3. */
  readonly excessKurtosis: number;
}

/** Shape of a sample; null when its values do not vary. */
export function shapeMoments(values: NumberList): ShapeMoments | null {
  const residuals = centered(values);
  const m2 = mean(residuals.map((x) => x * x));
  if (isNegligibleDeviation(Math.sqrt(m2))) return null;
  const m3 = mean(residuals.map((x) => x * x * x));
  const m4 = mean(residuals.map((x) => x * x * x * x));
  return { skewness: m3 / m2 ** 1.5, excessKurtosis: m4 / (m2 * m2) - 3 };
}
