import type { JsonObject, JsonValue } from './json-value.js';

/** `-`, `?`, `:` and the spaces and line breaks beside them, of an entry that takes two lines. */
const AROUND_ENTRY = 10;
/** Of each level, in each line. */
const INDENT = 2;
/** As an escape, of one UTF-16 unit. */
const WIDEST_UNIT = 6;
const QUOTES = 2;
/** Of a number that is not written as it reads in JSON, because that has an exponent. */
const LONGEST_NUMBER = 350;

/** A bound that the document's YAML text does not exceed, in UTF-8; far quicker than writing it. */
export function mostYamlBytes(document: JsonObject): number {
  return AROUND_ENTRY + mostBytes(document, 0);
}

function mostBytes(value: JsonValue, depth: number): number {
  if (typeof value === 'string') return textBytes(value);
  if (typeof value === 'number') return numberBytes(value);
  if (value === null || typeof value === 'boolean') return AROUND_ENTRY;
  // The line of an entry, and that of a key so long that it takes one of its own.
  const around = AROUND_ENTRY + 2 * INDENT * (depth + 1);
  let bytes = AROUND_ENTRY;
  for (const [key, member] of Object.entries(value) as Iterable<[string, JsonValue]>) {
    bytes += around + textBytes(key) + mostBytes(member, depth + 1);
  }
  return bytes;
}

function textBytes(text: string): number {
  return QUOTES + WIDEST_UNIT * text.length;
}

function numberBytes(value: number): number {
  const text = String(value);
  return text.includes('e') ? LONGEST_NUMBER : text.length;
}
