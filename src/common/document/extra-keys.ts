import { sortedEntries } from './code-unit-order.js';
import type { MapNode } from './document-node.js';
import { excerpt } from './excerpt.js';
import type { FaultList } from './fault-list.js';
import { refuseUnknownKeys } from './fields.js';
import type { JsonValue } from './json-value.js';
import { plainValue } from './plain-value.js';
import { unstorableReason } from './text-rules.js';

/** Stores keep the top-level keys they do not know; the API refuses them. */
export type UnknownKeys = 'keep' | 'refuse';

/** The top-level keys that are not in `known`, in code-unit order. `owner` names the document: `a portfolio`. */
export function readExtraKeys(
  root: MapNode,
  { known, owner, unknownKeys }: ExtraKeysOptions,
  faults: FaultList,
): ReadonlyMap<string, JsonValue> {
  if (unknownKeys === 'refuse') {
    refuseUnknownKeys(root, known, owner, faults);
    return new Map();
  }
  const extra = new Map<string, JsonValue>();
  for (const [key, node] of root.entries) {
    if (known.includes(key)) continue;
    const reason = unstorableReason(key);
    if (reason !== null) {
      faults.report('malformed', node, `the key ${excerpt(key)} cannot be stored: ${reason}`);
    }
    const reading = plainValue(node);
    if (reading.ok) extra.set(key, reading.value);
    else faults.take(reading);
  }
  return new Map(sortedEntries(extra));
}

interface ExtraKeysOptions {
  readonly known: readonly string[];
  readonly owner: string;
  readonly unknownKeys: UnknownKeys;
}
