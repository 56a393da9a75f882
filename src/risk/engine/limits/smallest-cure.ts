/** constant + linear t + square t^2 <= 0. */
export interface QuadraticBound {
  readonly constant: number;
  readonly linear: number;
  readonly square: number;
}

/** A bound holds at its own root, whatever rounding says. */
const ROOT_TOLERANCE = 1e-11;

/** The smallest t in (0, most] at which all bounds hold; null when there is none. */
export function smallestCure(bounds: readonly QuadraticBound[], most: number): number | null {
  const candidates = bounds
    .flatMap(rootsOf)
    .filter((t) => t > 0 && t <= most)
    .sort((a, b) => a - b);
  return candidates.find((t) => bounds.every((bound) => holdsAt(bound, t))) ?? null;
}

function holdsAt({ constant, linear, square }: QuadraticBound, t: number): boolean {
  const size = Math.abs(constant) + Math.abs(linear * t) + Math.abs(square * t * t);
  return constant + linear * t + square * t * t <= ROOT_TOLERANCE * size;
}

/** Real roots, the one that subtraction would spoil by the product of both. */
function rootsOf({ constant, linear, square }: QuadraticBound): readonly number[] {
  if (square === 0) return linear === 0 ? [] : [-constant / linear];
  const discriminant = linear * linear - 4 * square * constant;
  if (discriminant < 0) return [];
  const q = -(linear + (linear < 0 ? -1 : 1) * Math.sqrt(discriminant)) / 2;
  return [q / square, ...(q === 0 ? [] : [constant / q])].filter(Number.isFinite);
}
