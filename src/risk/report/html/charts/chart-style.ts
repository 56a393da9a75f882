import { rate } from '../../number-format.js';

/** Colours are names that the page gives a value for light, dark and print. */
export const INK = 'var(--ink)';
export const MUTED = 'var(--muted)';
export const LINE = 'var(--line)';

/** The page's own letters. */
export const FONT = 'inherit';

/** Of everything written in a chart, in pixels: a chart is not shrunk by more than a little. */
export const FONT_SIZE = 12;

/** A fraction at a tick of an axis: `0.25` is `25%`. */
export function tick(fraction: number): string {
  return rate(fraction);
}
