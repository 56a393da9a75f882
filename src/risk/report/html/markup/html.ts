import { printable } from '../../printable.js';

/** Markup that is safe to put into a page: whatever was foreign in it is escaped. Made by `html` alone. */
export interface Html {
  readonly markup: string;
}

export type HtmlPart = Html | string | number | readonly HtmlPart[];

/** No markup at all. */
export const NOTHING: Html = { markup: '' };

/**
 * The markup of a template whose parts are escaped, unless they are markup themselves. Lines of the template are not
 * indented in the page.
 *
 * @example html`<td>${'A & B'}</td>`.markup // '<td>A &amp; B</td>'
 */
export function html(texts: TemplateStringsArray, ...parts: readonly HtmlPart[]): Html {
  const pieces = texts.map(
    (text, index) => text.replaceAll(/\s*\n\s*/g, '\n') + markupOf(parts[index] ?? NOTHING),
  );
  return { markup: pieces.join('') };
}

/** Foreign text for an element or an attribute in double quotes; what would hide or reorder its surroundings is spelt out. */
export function escapeHtml(text: string): string {
  return printable(text).replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function markupOf(part: HtmlPart): string {
  if (typeof part === 'string') return escapeHtml(part);
  if (typeof part === 'number') return String(part);
  return isList(part) ? part.map(markupOf).join('') : part.markup;
}

function isList(part: HtmlPart): part is readonly HtmlPart[] {
  return Array.isArray(part);
}
