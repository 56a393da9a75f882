import { setImmediate } from 'node:timers/promises';

const PIECE_LENGTH = 64 * 1024;
/** Values in an answer that is written in pieces. */
const MANY_VALUES = 20_000;

/** Whether writing the value as JSON takes so long that others would notice. */
export function isLarge(value: unknown): boolean {
  return countUpTo(MANY_VALUES, value) >= MANY_VALUES;
}

/** The text that `JSON.stringify` gives, piece by piece, with everybody else's turn between two of them. */
export async function* jsonPieces(value: unknown): AsyncGenerator<string> {
  let piece = '';
  for (const part of jsonParts(value)) {
    piece += part;
    if (piece.length < PIECE_LENGTH) continue;
    yield piece;
    piece = '';
    await setImmediate();
  }
  if (piece !== '') yield piece;
}

/** Containers of containers in parts, everything else whole. */
function* jsonParts(value: unknown): Generator<string> {
  if (typeof value !== 'object' || value === null || 'toJSON' in value || isFlat(value)) {
    const text: unknown = JSON.stringify(value);
    // Within an array, what JSON cannot say is null.
    yield typeof text === 'string' ? text : 'null';
    return;
  }
  if (Array.isArray(value)) {
    yield '[';
    for (const [i, item] of value.entries()) {
      if (i > 0) yield ',';
      yield* jsonParts(item);
    }
    yield ']';
    return;
  }
  yield '{';
  let separator = '';
  for (const [key, inner] of Object.entries(value)) {
    if (!isSayable(inner)) continue;
    yield `${separator}${JSON.stringify(key)}:`;
    separator = ',';
    yield* jsonParts(inner);
  }
  yield '}';
}

function isFlat(value: object): boolean {
  return !Object.values(value).some((inner) => typeof inner === 'object' && inner !== null);
}

function isSayable(value: unknown): boolean {
  return value !== undefined && typeof value !== 'function' && typeof value !== 'symbol';
}

function countUpTo(most: number, value: unknown): number {
  if (typeof value !== 'object' || value === null) return 1;
  let count = 0;
  for (const inner of Array.isArray(value) ? (value as unknown[]) : Object.values(value)) {
    count += countUpTo(most - count, inner);
    if (count >= most) break;
  }
  return count;
}
