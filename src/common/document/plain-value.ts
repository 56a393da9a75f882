import { sortedEntries } from './code-unit-order.js';
import { MAX_SIGNIFICANT_DIGITS, significantDigits } from './decimal-literal.js';
import type { DocumentNode, MapNode, ScalarNode } from './document-node.js';
import { excerpt } from './excerpt.js';
import { FaultList } from './fault-list.js';
import { isAbsent } from './fields.js';
import type { JsonValue } from './json-value.js';
import type { Reading } from './reading.js';
import { unstorableReason } from './text-rules.js';

/** Of one text in a value that is kept and not interpreted, in UTF-16 units. */
const MAX_PLAIN_TEXT_LENGTH = 100_000;

/**
 * The JSON value of a part that is kept and not interpreted, keys in code-unit order. Unquoted JSON numbers, `true`,
 * `false` and absent values are those; everything else is text. A number or text that cannot be kept as it is, is a fault.
 */
export function plainValue(node: DocumentNode): Reading<JsonValue> {
  const faults = new FaultList();
  const reading = faults.reading({ value: valueOf(node, faults) });
  return reading.ok ? { ok: true, value: reading.value.value } : reading;
}

function valueOf(node: DocumentNode, faults: FaultList): JsonValue {
  switch (node.kind) {
    case 'scalar':
      return scalarValue(node, faults);
    case 'list':
      return node.items.map((item) => valueOf(item, faults));
    case 'map':
      return Object.fromEntries(sortedEntries(membersOf(node, faults)));
  }
}

/** In source order, so that faults are listed from the top of the text down. */
function membersOf(map: MapNode, faults: FaultList): readonly (readonly [string, JsonValue])[] {
  return [...map.entries].map(([key, node]) => {
    requireStorable(key, node, faults);
    return [key, valueOf(node, faults)];
  });
}

function scalarValue(node: ScalarNode, faults: FaultList): JsonValue {
  const { text, quoted } = node;
  if (isAbsent(node)) return null;
  if (!quoted && text === 'true') return true;
  if (!quoted && text === 'false') return false;
  if (!quoted && JSON_NUMBER.test(text)) return numberValue(node, faults);
  requireStorable(text, node, faults);
  return text;
}

const JSON_NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?$/;

function numberValue(node: ScalarNode, faults: FaultList): number {
  const { text } = node;
  const value = Number(text);
  if (significantDigits(text) > MAX_SIGNIFICANT_DIGITS) {
    const detail = `${excerpt(text)} has more than ${MAX_SIGNIFICANT_DIGITS.toString()} significant digits; quote it to keep it as text`;
    faults.report('number-too-precise', node, detail);
  } else if (!isKept(text, value)) {
    const detail = `${excerpt(text)} is beyond what a number can hold; quote it to keep it as text`;
    faults.report('out-of-bounds', node, detail);
  }
  return value === 0 ? 0 : value;
}

/** False where a double overflows, or runs out of digits near its smallest values. */
function isKept(literal: string, value: number): boolean {
  if (!Number.isFinite(value)) return false;
  return Math.abs(value) >= SMALLEST_NORMAL || significantDigits(literal) === 0;
}

const SMALLEST_NORMAL = 2 ** -1022;

function requireStorable(text: string, node: DocumentNode, faults: FaultList): void {
  const reason = unstorableReason(text);
  if (reason !== null) {
    faults.report('malformed', node, `${excerpt(text)} cannot be stored: ${reason}`);
  } else if (text.length > MAX_PLAIN_TEXT_LENGTH) {
    const most = MAX_PLAIN_TEXT_LENGTH.toString();
    faults.report('text-too-long', node, `${excerpt(text)} has more than ${most} characters`);
  }
}
