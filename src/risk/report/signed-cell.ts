import type { Palette } from './palette.js';
import type { Cell } from './table.js';

/** A number's text, a negative one in the colour of bad news. */
export function signedCell(text: string, palette: Palette): Cell {
  return { text, paint: text.startsWith('-') ? palette.bad : palette.plain };
}
