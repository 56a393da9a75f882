import type { DocumentNode, MapNode, ScalarNode } from '../common/document/document-node.js';
import type { Reading } from '../common/document/reading.js';
import { commandLineError } from './command-line-error.js';

/** What was typed after a flag, as a value of a document. `name` is the flag in camel case. */
export function flagScalar(name: string, text: string): ScalarNode {
  return { kind: 'scalar', text, quoted: false, ...place(name) };
}

/** Those of the values that were given, as a map. */
export function flagMap(
  name: string,
  values: readonly (readonly [key: string, value: DocumentNode | undefined])[],
): MapNode {
  const given = values.flatMap(([key, value]): readonly (readonly [string, DocumentNode])[] =>
    value === undefined ? [] : [[key, value]],
  );
  return { kind: 'map', entries: new Map(given), ...place(name) };
}

/** What was read of the flags. @throws AppError `invalid-request` with every fault at once, each naming its flag */
export function requireFlags<Value>(reading: Reading<Value>): Value {
  if (reading.ok) return reading.value;
  throw commandLineError(
    reading.faults.map(({ code, pointer, detail }) => ({
      code,
      detail: `${flagOf(pointer)}: ${detail}`,
    })),
  );
}

export function place(name: string): { pointer: string; line: number; column: number } {
  return { pointer: `/${name}`, line: 1, column: 1 };
}

/** `/minObservations` was given as `--min-observations`. */
export function flagOf(pointer: string): string {
  return `--${pointer.slice(1).replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}
