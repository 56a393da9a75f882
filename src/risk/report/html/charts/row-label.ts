import { FONT_SIZE, INK } from './chart-style.js';

/** Room for the names of rows beside their bars, and above them. */
export const LABEL_BESIDE_WIDTH = 180;
export const LABEL_ABOVE_HEIGHT = 18;

const MARGIN = 8;
const ABOVE_WIDTH = 296;

/** Options of the axis that names the rows, beside them; too long a name is cut. */
export const LABEL_BESIDE = {
  color: INK,
  fontSize: FONT_SIZE,
  interval: 0,
  margin: MARGIN,
  width: LABEL_BESIDE_WIDTH - 2 * MARGIN,
  overflow: 'truncate' as const,
};

/** The same for a phone: each name stands above its bars, which are so high together. */
export function labelAbove(barsHeight: number): object {
  return {
    ...LABEL_BESIDE,
    width: ABOVE_WIDTH,
    inside: true,
    margin: 0,
    align: 'left',
    verticalAlign: 'bottom',
    padding: [0, 0, barsHeight / 2 + 3, 2],
  };
}
