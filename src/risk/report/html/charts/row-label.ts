import { FONT_SIZE, INK } from './chart-style.js';

/** Room for the names of rows beside their bars, and above them. */
export const LABEL_BESIDE_WIDTH = 180;
export const LABEL_ABOVE_HEIGHT = 18;

/** What fits there. */
export const LABEL_COLUMNS = { wide: 24, narrow: 42 } as const;

/** Options of the axis that names the rows, beside them. */
export const LABEL_BESIDE = {
  color: INK,
  fontSize: FONT_SIZE,
  interval: 0,
};

/** The same for a phone: each name stands above its bars, which are so high together. */
export function labelAbove(barsHeight: number): object {
  return {
    ...LABEL_BESIDE,
    inside: true,
    margin: 0,
    align: 'left',
    verticalAlign: 'bottom',
    padding: [0, 0, barsHeight / 2 + 3, 2],
  };
}
