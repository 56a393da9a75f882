import { isNegligibleDeviation } from '../estimators/negligible-deviation.js';

/** Collects the names of figures that have no value because their denominator is zero. */
export type UndefinedFigures = (figure: string) => void;

/** `numerator / deviation`, or null (and the figure's name reported) when the deviation is zero but for rounding. */
export function ratioOrNull(
  figure: string,
  numerator: number,
  deviation: number,
  onUndefined: UndefinedFigures,
): number | null {
  if (!isNegligibleDeviation(deviation)) return numerator / deviation;
  onUndefined(figure);
  return null;
}
