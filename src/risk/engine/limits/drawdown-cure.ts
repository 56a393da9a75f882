/** Parts of a position that are tried before the place between two of them is narrowed down. */
const STEPS = 128;
const HALVINGS = 60;

/**
 * The smallest t in (0, most] at which the deepest fall of returns + t change is within the limit; null without one. The
 * fall is no monotone function of t: a cure that holds only between two of 128 steps may be missed.
 */
export function smallestDrawdownCure(
  returns: Float64Array,
  change: Float64Array,
  { limit, most }: { readonly limit: number; readonly most: number },
): number | null {
  const isCured = (t: number): boolean => staysWithin(returns, change, { limit, t });
  let before = 0;
  for (let step = 1; step <= STEPS; step += 1) {
    const t = (most * step) / STEPS;
    if (isCured(t)) return narrowed(before, t, isCured);
    before = t;
  }
  return null;
}

function narrowed(breached: number, cured: number, isCured: (t: number) => boolean): number {
  let [low, high] = [breached, cured];
  for (let i = 0; i < HALVINGS; i += 1) {
    const middle = (low + high) / 2;
    if (isCured(middle)) high = middle;
    else low = middle;
  }
  return high;
}

function staysWithin(
  returns: Float64Array,
  change: Float64Array,
  { limit, t }: { readonly limit: number; readonly t: number },
): boolean {
  let wealth = 1;
  let peak = 1;
  for (let m = 0; m < returns.length; m += 1) {
    wealth *= 1 + (returns[m] as number) + t * (change[m] as number);
    if (wealth > peak) peak = wealth;
    // What overflowed to no number stays within nothing.
    else if (!(1 - wealth / peak <= limit)) return false;
  }
  return true;
}
