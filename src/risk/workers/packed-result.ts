import { deserialize, serialize } from 'node:v8';
import { setImmediate } from 'node:timers/promises';

/**
 * A result as bytes. The first piece has everything but the rows of its matrices, which follow some at a time, so that
 * a result of many megabytes is not unpacked in one go.
 */
export type PackedResult = readonly Uint8Array[];

interface MatrixPiece {
  readonly key: string;
  readonly rows: readonly unknown[];
}

/** Numbers in a piece: about a millisecond of unpacking. */
const NUMBERS_PER_PIECE = 20_000;

export function packResult(result: object): PackedResult {
  const matrices = Object.entries(result).filter(([, value]) => isMatrix(value)) as [
    string,
    readonly (readonly unknown[])[],
  ][];
  const emptied = matrices.map(([key]) => [key, []] as const);
  const pieces = matrices.flatMap(([key, rows]) => piecesOf(key, rows));
  return [{ ...result, ...Object.fromEntries(emptied) }, ...pieces].map((piece) =>
    serialize(piece),
  );
}

/** A result of the caller's own. */
export async function unpackResult([first, ...others]: PackedResult): Promise<object> {
  const result = deserialize(first ?? new Uint8Array()) as Record<string, unknown[]>;
  for (const bytes of others) {
    const { key, rows } = deserialize(bytes) as MatrixPiece;
    result[key]?.push(...rows);
    await setImmediate();
  }
  return result;
}

export function sizeOf(packed: PackedResult): number {
  return packed.reduce((size, { length }) => size + length, 0);
}

function piecesOf(key: string, rows: readonly (readonly unknown[])[]): readonly MatrixPiece[] {
  const perPiece = Math.max(1, Math.floor(NUMBERS_PER_PIECE / Math.max(1, rows[0]?.length ?? 1)));
  const count = Math.ceil(rows.length / perPiece);
  return Array.from({ length: count }, (_, i) => ({
    key,
    rows: rows.slice(i * perPiece, (i + 1) * perPiece),
  }));
}

function isMatrix(value: unknown): boolean {
  return Array.isArray(value) && Array.isArray(value[0]);
}
