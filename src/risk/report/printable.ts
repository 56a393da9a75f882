/**
 * Characters that would steer a terminal, hide, or reorder what stands around them: controls, line and paragraph
 * separators, bidirectional overrides and half surrogates.
 */
const UNPRINTABLE =
  /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/gu;

/** Foreign text, safe to print: every character that could steer a terminal is written as its escape, `\u{1b}`. */
export function printable(text: string): string {
  return text.replace(
    UNPRINTABLE,
    (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  );
}
