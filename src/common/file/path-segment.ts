import { createHash } from 'node:crypto';

const MAX_PLAIN_BYTES = 120;
const KEPT_BYTES = 80;

/**
 * One path segment for any text: a name, a user, a ticker. Everything but ASCII letters, digits, space, `_` and `-` becomes
 * `%XX` of its UTF-8 bytes, so no dot and no separator is left. A segment over 120 bytes is cut to its
 * first 80 (at a whole escape) and a SHA-256 of the name; the file then carries the true name.
 */
export function encodeSegment(name: string): string {
  const plain = encodePlain(name);
  if (plain.length <= MAX_PLAIN_BYTES) return plain;
  const kept = plain.slice(0, KEPT_BYTES).replace(/%.?$/, '');
  return `${kept}-${createHash('sha256').update(name, 'utf8').digest('hex')}`;
}

/** True when the name cannot be read back from its segment. */
export function isHashedSegment(segment: string): boolean {
  return segment.length > MAX_PLAIN_BYTES;
}

/** The name that a segment stands for; null when the segment is hashed or is not one that we would write. */
export function decodeSegment(segment: string): string | null {
  if (isHashedSegment(segment)) return null;
  const bytes = segment.replace(/%([0-9A-F]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  const name = Buffer.from(bytes, 'latin1').toString('utf8');
  return encodePlain(name) === segment ? name : null;
}

function encodePlain(name: string): string {
  let segment = '';
  for (const byte of Buffer.from(name, 'utf8')) {
    const character = String.fromCharCode(byte);
    segment += /[A-Za-z0-9 _-]/.test(character)
      ? character
      : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  }
  return segment;
}
