import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { faultsOf, valueOf } from '../../../test/support/faults.js';
import type { DocumentNode } from './document-node.js';
import { MAX_LISTED_FAULTS } from './fault-list.js';
import { MAX_DOCUMENT_BYTES } from './source-text.js';
import { readYaml } from './yaml-reader.js';

/** Text and place of the node at a path of keys. */
function at(text: string, ...path: readonly string[]): DocumentNode | undefined {
  let node: DocumentNode | undefined = valueOf(readYaml(text));
  for (const step of path) {
    if (node?.kind === 'map') node = node.entries.get(step);
    else if (node?.kind === 'list') node = node.items[Number(step)];
    else return undefined;
  }
  return node;
}

const faultsIn = (text: string): readonly string[] => faultsOf(readYaml(text));

describe('readYaml', () => {
  it('keeps every plain scalar as the text it is', () => {
    const texts = [
      '0005',
      'TRUE',
      '1E5',
      'NULL',
      'NO',
      '2020-01-01',
      '0x1F',
      '12:30:45',
      '~',
      '1_000',
    ];

    const read = texts.map((text) => at(`key: ${text}`, 'key'));

    expect(read).toEqual(texts.map((text) => expect.objectContaining({ text, quoted: false })));
  });

  it('tells quoted and block text from plain text', () => {
    const text = `a: "1\\n2"\nb: 'it''s'\nc: |\n  one\n  two\nd: >-\n  one\n  two\ne: plain\n  on\n`;

    expect(at(text, 'a')).toMatchObject({ text: '1\n2', quoted: true });
    expect(at(text, 'b')).toMatchObject({ text: "it's", quoted: true });
    expect(at(text, 'c')).toMatchObject({ text: 'one\ntwo\n', quoted: true });
    expect(at(text, 'd')).toMatchObject({ text: 'one two', quoted: true });
    expect(at(text, 'e')).toMatchObject({ text: 'plain on', quoted: false });
  });

  it('keeps keys as their source text, in source order', () => {
    const node = at('TRUE: 1\n0005: 2\n__proto__: 3\n"a/b~c": 4\n"": 5\n');

    expect(node?.kind === 'map' && [...node.entries.keys()]).toEqual([
      ...['TRUE', '0005', '__proto__', 'a/b~c', ''],
    ]);
  });

  it('places every node and escapes its pointer', () => {
    const text = '# portfolio\na/b:\n  - x: 1\n    y~: "two"\n  - {z: 3}\n';

    expect(at(text, 'a/b', '0', 'x')).toMatchObject({ pointer: '/a~1b/0/x', line: 3, column: 8 });
    expect(at(text, 'a/b', '0', 'y~')).toMatchObject({
      pointer: '/a~1b/0/y~0',
      line: 4,
      column: 9,
    });
    expect(at(text, 'a/b', '1')).toMatchObject({ pointer: '/a~1b/1', line: 5, column: 5 });
  });

  it('places what is written below its key, or left empty, at the key', () => {
    const text = 'outer:\n  block:\n    x: 1\n  text: |\n    long\n  empty:\n';

    expect(at(text, 'outer', 'block')).toMatchObject({ line: 2, column: 3 });
    expect(at(text, 'outer', 'text')).toMatchObject({ line: 4, column: 3 });
    expect(at(text, 'outer', 'empty')).toMatchObject({
      line: 6,
      column: 3,
      text: '',
      quoted: false,
    });
  });

  it.each([
    ['line feeds', 'a: 1\nb:\n  c: 2\n'],
    ['carriage returns and line feeds', 'a: 1\r\nb:\r\n  c: 2\r\n'],
    ['carriage returns', 'a: 1\rb:\r  c: 2\r'],
    ['a byte order mark in front', '\uFEFFa: 1\nb:\n  c: 2\n'],
    ['no line break at the end', 'a: 1\nb:\n  c: 2'],
  ])('reads and places the same with %s', (_name, text) => {
    expect(at(text, 'b', 'c')).toMatchObject({ text: '2', line: 3, column: 6 });
  });

  it('lists every anchor, alias, merge key and tag', () => {
    const text =
      'base: &b {x: 1}\ncopy: *b\nmerged:\n  <<: *b\n  y: !!int 2\nlist: [*b, !t z]\n*b : 1\n';

    expect(faultsIn(text)).toEqual([
      'yaml-alias /base 1:7',
      'yaml-alias /copy 2:7',
      'yaml-alias /merged 4:3',
      'yaml-alias /merged/ 4:7',
      'yaml-tag /merged/y 5:6',
      'yaml-alias /list/0 6:8',
      'yaml-tag /list/1 6:12',
      'yaml-alias  7:1',
    ]);
  });

  it('refuses an alias bomb without following it', () => {
    const bomb = [
      'a: &a [x, x]',
      ...Array.from('bcdefghijklmnop').map((name, index) => {
        const before = String.fromCharCode(97 + index);
        return `${name}: &${name} [*${before}, *${before}, *${before}, *${before}]`;
      }),
    ].join('\n');

    const reading = readYaml(bomb);

    expect(new Set(faultsOf(reading).map((fault) => fault.split(' ')[0]))).toEqual(
      new Set(['yaml-alias']),
    );
  });

  it('takes quoted << as a key like any other', () => {
    expect(at('"<<": 1', '<<')).toMatchObject({ text: '1' });
  });

  it('lists every repeated key at its repetition and keeps reading', () => {
    const text = 'a: 1\nb: {c: 1, c: 2}\na: 3\n"a": 4\nd: *x\n';

    expect(faultsIn(text)).toEqual([
      'duplicate-key /b/c 2:11',
      'duplicate-key /a 3:1',
      'duplicate-key /a 4:1',
      'yaml-alias /d 5:4',
    ]);
  });

  it('refuses keys that are not text, with all that is in them', () => {
    expect(faultsIn('{a: 1}: x\n? [b, *c]\n: y\nok: 1\n')).toEqual([
      'wrong-type  1:1',
      'wrong-type  2:3',
      'yaml-alias / 2:7',
    ]);
  });

  it.each([
    ['', 'malformed  1:1'],
    ['# only a comment\n', 'malformed  1:1'],
    ['---\n', 'malformed  1:1'],
    ['\uFEFF', 'malformed  1:1'],
    ['a: 1\n---\nb: 2\n', 'malformed  1:4'],
    ['a: 1\n...\nb: 2\n', 'malformed  1:4'],
    ['a: [1, 2\n', 'malformed  2:1'],
    ['portfolio_input:\n  NVDA: { sha', 'malformed  2:14'],
    ['a: "open\n', 'malformed  2:1'],
    ['a:\n\tb: 1\n', 'malformed  2:1'],
    ['a: 1\n b: 2\n', 'malformed  2:3'],
    ['a: 1\nb\0: 2\n', 'malformed  2:2'],
    ['a: 1\nb: \u0001\n', 'malformed  2:4'],
    ['a: %x\n', 'malformed  1:4'],
  ])('refuses %j where it breaks', (text, fault) => {
    expect(faultsIn(text)).toEqual([fault]);
  });

  it('reads a document of exactly 5 MiB and refuses one byte more unread', () => {
    const key = 'a: ';
    const full = key + 'x'.repeat(MAX_DOCUMENT_BYTES - key.length);

    expect(readYaml(full).ok).toBe(true);
    expect(faultsIn(`${full}x`)).toEqual(['too-large  -']);
    expect(faultsIn(key + 'ü'.repeat(MAX_DOCUMENT_BYTES / 2))).toEqual(['too-large  -']);
  });

  it('reads 64 levels and refuses 65', () => {
    expect(readYaml('['.repeat(64) + ']'.repeat(64)).ok).toBe(true);
    expect(readYaml(`${'- '.repeat(64)}x`).ok).toBe(true);
    expect(faultsIn('['.repeat(65) + ']'.repeat(65))[0]).toMatch(/^too-deep /);
    expect(faultsIn(`${'- '.repeat(65)}x`)[0]).toMatch(/^too-deep /);
    expect(faultsIn('{a: '.repeat(1_000_000))[0]).toMatch(/^too-deep /);
  });

  it('refuses a key of more than 1,024 characters', () => {
    expect(readYaml(`? ${'k'.repeat(1024)}\n: 1`).ok).toBe(true);
    expect(faultsIn(`? ${'k'.repeat(1025)}\n: 1`)).toEqual(['text-too-long  1:3']);
  });

  it('stops listing faults at a thousand and says how many there are', () => {
    const reading = readYaml(`[${'*a, '.repeat(5000)}]`);

    const faults = reading.ok ? [] : reading.faults;

    expect(faults).toHaveLength(MAX_LISTED_FAULTS + 1);
    expect(faults.at(-1)).toMatchObject({
      code: 'more-faults',
      detail: '4000 more faults are not listed',
    });
  });

  it('answers any text with a document or with faults', () => {
    const fragment = fc.constantFrom(
      ...[
        'a',
        ': ',
        '- ',
        '? ',
        '[',
        ']',
        '{',
        '}',
        ', ',
        '\n',
        '  ',
        '\t',
        '&a ',
        '*a ',
        '!t ',
        '<<',
      ],
      ...[
        '"',
        "'",
        '|',
        '>',
        '#',
        '---\n',
        '...\n',
        '%YAML 1.1\n',
        '\r',
        '\uFEFF',
        '\0',
        '\uD800',
        '1',
      ],
    );
    const text = fc.array(fragment, { maxLength: 30 }).map((parts) => parts.join(''));

    fc.assert(
      fc.property(text, (source) => {
        const reading = readYaml(source);

        expect(reading.ok || reading.faults.length > 0).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});
