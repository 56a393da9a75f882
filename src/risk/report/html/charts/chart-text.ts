import { printable } from '../../printable.js';

/**
 * Foreign text for a chart, cut to as many columns; a character beyond ASCII may take two. The charting library keeps
 * the widths of texts in a plain object, under the texts themselves: one that is a name of every object, such as
 * `__proto__`, would change all objects there are. A space at its end, which is not drawn, keeps it apart.
 */
export function chartText(
  text: string,
  { columns }: { readonly columns: number } = { columns: Infinity },
): string {
  const whole = cut(Array.from(printable(text)), columns);
  return whole in Object.prototype ? `${whole} ` : whole;
}

function cut(characters: readonly string[], columns: number): string {
  const widths = characters.map((character) => (/^\p{ASCII}$/u.test(character) ? 1 : 2));
  let used = 0;
  const end = widths.findIndex((width) => (used += width) > columns);
  if (end < 0) return characters.join('');
  return `${characters.slice(0, Math.max(1, end - 1)).join('')}…`;
}
