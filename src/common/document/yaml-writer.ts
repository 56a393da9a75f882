import { COLLECTION_STYLE, FAILSAFE_SCHEMA, type Node, present, SCALAR_STYLE } from 'js-yaml';
import { sortedEntries } from './code-unit-order.js';
import { decimalText } from './decimal.js';
import type { JsonObject, JsonValue } from './json-value.js';

/**
 * The one YAML text of a document: keys in code-unit order, block style, numbers without exponents, and text quoted
 * wherever a reader of YAML 1.1 or 1.2 could take it for something else.
 */
export function writeYaml(document: JsonObject): string {
  return present([{ contents: nodeOf(document), directives: [] }], {
    schema: FAILSAFE_SCHEMA,
    // Every scalar below has its final style; the library's rules would choose others.
    scalarStyleRules: [],
  });
}

function nodeOf(value: JsonValue): Node {
  if (typeof value === 'string') return textNode(value);
  if (typeof value === 'number') return scalarNode(decimalText(value), 'PLAIN');
  if (value === null || typeof value === 'boolean') return scalarNode(String(value), 'PLAIN');
  if (isList(value)) {
    return { ...UNTAGGED_LIST, style: COLLECTION_STYLE.BLOCK, items: value.map(nodeOf) };
  }
  const items = sortedEntries(Object.entries(value)).map(([key, member]) => ({
    key: textNode(key),
    value: nodeOf(member),
  }));
  return { ...UNTAGGED_MAP, style: COLLECTION_STYLE.BLOCK, items };
}

/** `Array.isArray` does not narrow readonly arrays out of a union. */
function isList(value: JsonObject | readonly JsonValue[]): value is readonly JsonValue[] {
  return Array.isArray(value);
}

function textNode(text: string): Node {
  const isPlain = PLAIN_WORDS.test(text) && !RESERVED_WORD.test(text);
  return scalarNode(text, isPlain ? 'PLAIN' : 'DOUBLE_QUOTED');
}

function scalarNode(value: string, style: 'PLAIN' | 'DOUBLE_QUOTED'): Node {
  return { ...UNTAGGED_TEXT, style: SCALAR_STYLE[style], value };
}

/** Words that begin with a letter, one space apart; `:`, `.` and `-` only inside a word. */
const PLAIN_WORDS = /^[A-Za-z]\w*(?:[:.-]\w+)*(?: \w+(?:[:.-]\w+)*)*$/;

/** What some reader takes for a boolean, null or a number. */
const RESERVED_WORD = /^(?:y|n|yes|no|on|off|true|false|null|nan|inf|infinity)$/i;

const UNTAGGED_TEXT = { kind: 'scalar', tag: 'tag:yaml.org,2002:str', tagged: false } as const;
const UNTAGGED_LIST = { kind: 'sequence', tag: 'tag:yaml.org,2002:seq', tagged: false } as const;
const UNTAGGED_MAP = { kind: 'mapping', tag: 'tag:yaml.org,2002:map', tagged: false } as const;
