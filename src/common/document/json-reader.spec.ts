import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { jsonValue } from '../../../test/support/arbitrary-json.js';
import { faultsOf, valueOf } from '../../../test/support/faults.js';
import { canonicalJson } from './canonical-json.js';
import { readJson } from './json-reader.js';
import { plainValue } from './plain-value.js';
import { MAX_DOCUMENT_BYTES } from './source-text.js';

const faultsIn = (text: string): readonly string[] => faultsOf(readJson(text));

describe('readJson', () => {
  it('keeps literals as they are written and tells text from them', () => {
    const node = valueOf(
      readJson('[1.0, -2.50e3, 12345678901234567890, true, null, "1.0", "\\u0041\\n"]'),
    );

    expect(node.kind === 'list' && node.items).toMatchObject([
      { text: '1.0', quoted: false },
      { text: '-2.50e3', quoted: false },
      { text: '12345678901234567890', quoted: false },
      { text: 'true', quoted: false },
      { text: 'null', quoted: false },
      { text: '1.0', quoted: true },
      { text: 'A\n', quoted: true },
    ]);
  });

  it('places nodes in lines and pointers', () => {
    const node = valueOf(readJson('\uFEFF{\r\n  "a/b": [\n    1,\n    "x"\n  ]\n}'));

    const list = node.kind === 'map' ? node.entries.get('a/b') : undefined;

    expect(list).toMatchObject({ pointer: '/a~1b', line: 2, column: 10 });
    expect(list?.kind === 'list' && list.items[1]).toMatchObject({
      pointer: '/a~1b/1',
      line: 4,
      column: 5,
    });
  });

  it('keeps __proto__ as a key like any other', () => {
    const node = valueOf(readJson('{"__proto__": 1, "constructor": 2}'));

    expect(node.kind === 'map' && [...node.entries.keys()]).toEqual(['__proto__', 'constructor']);
  });

  it('lists every repeated key', () => {
    expect(faultsIn('{"a": 1,\n "b": {"c": 1, "c": 2},\n "\\u0061": 3}')).toEqual([
      'duplicate-key /b/c 2:16',
      'duplicate-key /a 3:2',
    ]);
  });

  it.each([
    ['', 'malformed  1:1'],
    ['  \n', 'malformed  2:1'],
    ['{"a": 1,}', 'malformed  1:9'],
    ['[1, 2', 'malformed  1:6'],
    ['[1 2]', 'malformed  1:4'],
    ['{"a": NaN}', 'malformed  1:7'],
    ['{"a": 01}', 'malformed  1:8'],
    ['{"a": .5}', 'malformed  1:7'],
    ['{a: 1}', 'malformed  1:2'],
    ["{'a': 1}", 'malformed  1:2'],
    ['// comment\n{}', 'malformed  1:1'],
    ['{} {}', 'malformed  1:4'],
    ['{"a": "\n"}', 'malformed  1:7'],
    ['{"a": "\\x"}', 'malformed  1:7'],
    ['{"a": "\u0001"}', 'malformed  1:7'],
  ])('refuses %j where it breaks', (text, fault) => {
    expect(faultsIn(text)).toEqual([fault]);
  });

  it('reads 64 levels and refuses 65, however many follow', () => {
    expect(readJson('['.repeat(64) + ']'.repeat(64)).ok).toBe(true);
    expect(faultsIn('['.repeat(65) + ']'.repeat(65))[0]).toMatch(/^too-deep /);
    expect(faultsIn('{"a":'.repeat(1_000_000))[0]).toMatch(/^too-deep /);
  });

  it('refuses more than 5 MiB unread', () => {
    expect(faultsIn(' '.repeat(MAX_DOCUMENT_BYTES + 1))).toEqual(['too-large  -']);
  });

  it('gives back any JSON value', () => {
    fc.assert(
      fc.property(jsonValue, fc.constantFrom(undefined, 2, '\t'), (value, space) => {
        const text = JSON.stringify(value, null, space);

        const read = valueOf(plainValue(valueOf(readJson(text))));

        expect(canonicalJson(read)).toBe(canonicalJson(value));
      }),
    );
  });

  it('accepts what JSON.parse accepts, repeated keys aside, and nothing else', () => {
    const damage = fc.tuple(
      fc.nat(),
      fc.nat(2),
      fc.constantFrom(...Array.from('{}[],:"\\0123.eE+-tfn/* \n\u00A0')),
    );
    const damaged = fc.tuple(jsonValue, damage).map(([value, [position, cut, inserted]]) => {
      const text = JSON.stringify(value);
      const at = position % (text.length + 1);
      return text.slice(0, at) + inserted + text.slice(at + cut);
    });

    fc.assert(
      fc.property(damaged, (text) => {
        const codes = faultsIn(text).map((fault) => fault.split(' ')[0]);

        const refused = codes.some((code) => code !== 'duplicate-key');

        expect(refused).toBe(!isJson(text));
      }),
      { numRuns: 2000 },
    );
  });
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
