import type { Palette } from './palette.js';

/** Lines under a heading, after an empty line; nothing at all when there are none. */
export function section(
  title: string,
  lines: readonly string[],
  palette: Palette,
): readonly string[] {
  return lines.length === 0 ? [] : ['', palette.heading(title), ...lines];
}
