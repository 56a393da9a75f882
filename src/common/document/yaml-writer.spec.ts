import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CORE_SCHEMA, load, YAML11_SCHEMA } from 'js-yaml';
import {
  HOSTILE_TEXTS,
  jsonObject,
  shortDecimal,
  storableText,
} from '../../../test/support/arbitrary-json.js';
import { valueOf } from '../../../test/support/faults.js';
import { canonicalJson } from './canonical-json.js';
import type { JsonObject, JsonValue } from './json-value.js';
import { plainValue } from './plain-value.js';
import { readYaml } from './yaml-reader.js';
import { writeYaml } from './yaml-writer.js';

const reread = (document: JsonObject): JsonValue =>
  valueOf(plainValue(valueOf(readYaml(writeYaml(document)))));

describe('writeYaml', () => {
  it('sorts keys by code unit and writes blocks', () => {
    const document = { b: [{ y: 1, x: 'a' }, []], a: { '10': 1, '9': 2, Z: {} }, B: true, c: null };

    expect(writeYaml(document)).toBe(
      [
        'B: true',
        'a:',
        '  "10": 1',
        '  "9": 2',
        '  Z: {}',
        'b:',
        '  - x: a',
        '    "y": 1',
        '  - []',
        'c: null',
        '',
      ].join('\n'),
    );
  });

  it('writes an empty document', () => {
    expect(writeYaml({})).toBe('{}\n');
  });

  it.each([
    [1e-10, '0.0000000001'],
    [1_000_000, '1000000'],
    [-5078.62, '-5078.62'],
    [1e21, '1000000000000000000000'],
    [1.5e-7, '0.00000015'],
    [-0, '0'],
    [123456789012345, '123456789012345'],
  ])('writes the number %d as %s', (value, text) => {
    expect(writeYaml({ key: value })).toBe(`key: ${text}\n`);
  });

  it.each([
    ...[
      'TRUE',
      'NO',
      '1INCH',
      '0005',
      '1E5',
      '2020-01-01',
      'NULL',
      '',
      '~',
      'y',
      '12:30',
      '.inf',
      '<<',
    ],
    ...['- a', 'a: b', 'a #b', ' a', 'a ', '=', '*a', 'Überschuss'],
  ])('quotes %j as key and as text', (text) => {
    const quoted = JSON.stringify(text);

    expect(writeYaml(Object.fromEntries([[text, text]]))).toBe(`${quoted}: ${quoted}\n`);
  });

  it.each([
    'NVDA',
    'CUR:USD',
    'USD CASH',
    'BRK.B',
    'start_date',
    'ibkr-1',
    '__proto__'.slice(2, 7),
  ])('leaves %j plain', (text) => {
    expect(writeYaml(Object.fromEntries([[text, text]]))).toBe(`${text}: ${text}\n`);
  });

  it('gives back any document, to the last digit and character', () => {
    fc.assert(
      fc.property(jsonObject, (document) => {
        const read = reread(document);

        expect(canonicalJson(read)).toBe(canonicalJson(document));
      }),
      { numRuns: 500 },
    );
  });

  it('gives back every hostile text as key and as text', () => {
    const document = Object.fromEntries(HOSTILE_TEXTS.map((text) => [text, text]));

    expect(canonicalJson(reread(document))).toBe(canonicalJson(document));
  });

  it.each([
    ['YAML 1.1', YAML11_SCHEMA],
    ['YAML 1.2', CORE_SCHEMA],
  ])('is read as the same text and numbers by a %s reader', (_name, schema) => {
    fc.assert(
      fc.property(storableText, shortDecimal, (text, number) => {
        const read = load(writeYaml({ text, number }), { schema });

        expect(read).toEqual({ text, number });
      }),
    );
  });

  it('writes one text, whatever the order of the keys', () => {
    fc.assert(
      fc.property(jsonObject, (document) => {
        const reversed = Object.fromEntries(Object.entries(document).reverse());

        expect(writeYaml(reversed)).toBe(writeYaml(document));
      }),
    );
  });
});
