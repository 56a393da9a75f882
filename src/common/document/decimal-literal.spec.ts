import { describe, expect, it } from '@jest/globals';
import { faultsOf, valueOf } from '../../../test/support/faults.js';
import { readDecimal, significantDigits } from './decimal-literal.js';
import type { ScalarNode } from './document-node.js';

const SHARES = { maxDecimals: 10, below: 1e12 };

const plain = (text: string): ScalarNode => ({
  ...{ kind: 'scalar', text, quoted: false },
  ...{ pointer: '/x', line: 1, column: 4 },
});

const codesOf = (text: string): readonly (string | undefined)[] =>
  faultsOf(readDecimal(plain(text), SHARES)).map((fault) => fault.split(' ')[0]);

describe('readDecimal', () => {
  it.each([
    ['25', 25],
    ['25.0', 25],
    ['+1.5', 1.5],
    ['-5078.62', -5078.62],
    ['.5', 0.5],
    ['5.', 5],
    ['1e3', 1000],
    ['12E-2', 0.12],
    ['0005', 5],
    ['0', 0],
    ['-0.0', 0],
    ['0e999999999999', 0],
    ['0.0000000001', 1e-10],
    ['1e-10', 1e-10],
    ['1.00000000000000000000000000', 1],
    ['000000000000000000000000000.1', 0.1],
    ['123456789012.345', 123456789012.345],
    ['999999999999', 999999999999],
    ['-99999.9999999999', -99999.9999999999],
  ])('reads %s', (text, value) => {
    expect(valueOf(readDecimal(plain(text), SHARES))).toBe(value);
  });

  it.each([
    ...[
      'NaN',
      'nan',
      '.nan',
      '.inf',
      '-.inf',
      'Infinity',
      '0x1F',
      '0o17',
      '1_000',
      '1,5',
      '1e',
      'e5',
    ],
    ...['.', '-', '', '12:30', 'null', 'true', '١٢', '1 000', '--1', '1e1.5'],
  ])('refuses %j as no number', (text) => {
    expect(codesOf(text)).toEqual(['not-a-number']);
  });

  it.each([
    ['123456.789012345', []],
    ['123456.7890123456', ['number-too-precise']],
    ['-0.0000012345', []],
    ['0.00000123456', ['too-many-decimals']],
    ['12345e-11', ['too-many-decimals']],
    ['1e-999999', ['too-many-decimals']],
    ['999999999999.999', []],
    ['1000000000000', ['out-of-bounds']],
    ['-1e12', ['out-of-bounds']],
    ['1e999999', ['out-of-bounds']],
    ['0.1234567890123456', ['number-too-precise', 'too-many-decimals']],
    ['9999999999999999', ['number-too-precise', 'out-of-bounds']],
  ])('finds in %s the faults %j', (text, codes) => {
    expect(codesOf(text)).toEqual(codes);
  });

  it('refuses a quoted number as text', () => {
    const reading = readDecimal({ ...plain('25'), quoted: true }, SHARES);

    expect(faultsOf(reading)).toEqual(['wrong-type /x 1:4']);
  });

  it('judges a literal of a million digits without delay', () => {
    expect(codesOf('1'.repeat(1_000_000))).toEqual(['number-too-precise', 'out-of-bounds']);
    expect(codesOf(`1${'0'.repeat(1_000_000)}1x`)).toEqual(['not-a-number']);
    expect(codesOf(`0.${'0'.repeat(1_000_000)}`)).toEqual([]);
  });
});

describe('significantDigits', () => {
  it.each([
    ['0', 0],
    ['100', 1],
    ['0.00120', 2],
    ['-10.01e5', 4],
  ])('counts in %s %d', (literal, count) => {
    expect(significantDigits(literal)).toBe(count);
  });
});
