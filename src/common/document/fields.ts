import type { DocumentNode, ListNode, MapNode, ScalarNode } from './document-node.js';
import { excerpt } from './excerpt.js';
import type { FaultList } from './fault-list.js';
import { childPointer } from './json-pointer.js';

/** True for a value left empty, `~` or `null`, unquoted: the key is there, its value is not. */
export function isAbsent(node: DocumentNode): boolean {
  return node.kind === 'scalar' && !node.quoted && ['', '~', 'null'].includes(node.text);
}

/** The value under `key`, or null when the key is missing or has no value. */
export function optionalField(map: MapNode, key: string): DocumentNode | null {
  const node = map.entries.get(key);
  return node === undefined || isAbsent(node) ? null : node;
}

/** As `optionalField`, and reports `missing`. `meaning` says what belongs there. */
export function requiredField(
  map: MapNode,
  key: string,
  meaning: string,
  faults: FaultList,
): DocumentNode | null {
  const node = optionalField(map, key);
  if (node === null) {
    const place = { pointer: childPointer(map.pointer, key), line: null, column: null };
    faults.report('missing', place, `${key} is missing: ${meaning}`);
  }
  return node;
}

/** The map, or null with a fault. `example` shows what one looks like. */
export function asMap(node: DocumentNode, example: string, faults: FaultList): MapNode | null {
  if (node.kind === 'map') return node;
  faults.report(
    'wrong-type',
    node,
    `${described(node)} is not a map of keys and values, such as ${example}`,
  );
  return null;
}

export function asList(node: DocumentNode, example: string, faults: FaultList): ListNode | null {
  if (node.kind === 'list') return node;
  faults.report('wrong-type', node, `${described(node)} is not a list, such as ${example}`);
  return null;
}

export function asScalar(
  node: DocumentNode,
  example: string,
  faults: FaultList,
): ScalarNode | null {
  if (node.kind === 'scalar') return node;
  faults.report('wrong-type', node, `${described(node)} is not a single value, such as ${example}`);
  return null;
}

/** Reports every key that is not in `known`. `owner` names what the keys are of: `a position`. */
export function refuseUnknownKeys(
  map: MapNode,
  known: readonly string[],
  owner: string,
  faults: FaultList,
): void {
  for (const [key, node] of map.entries) {
    if (known.includes(key)) continue;
    faults.report(
      'unknown-key',
      node,
      `${excerpt(key)} is not a key of ${owner}: ${known.join(', ')}`,
    );
  }
}

function described(node: DocumentNode): string {
  if (node.kind === 'scalar') return node.text === '' ? 'an empty value' : excerpt(node.text);
  return node.kind === 'map' ? 'a map' : 'a list';
}
