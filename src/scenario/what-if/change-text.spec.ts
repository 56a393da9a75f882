import { describe, expect, it } from '@jest/globals';
import type { ScalarNode } from '../../common/document/document-node.js';
import { FaultList } from '../../common/document/fault-list.js';
import { readChangeText } from './change-text.js';
import type { Delta } from './what-if.js';

function node(text: string): ScalarNode {
  return { kind: 'scalar', text, quoted: true, pointer: '', line: 1, column: 1 };
}

function read(text: string): Delta | readonly string[] {
  const faults = new FaultList();
  const delta = readChangeText(node(text), faults);
  const reading = faults.reading(delta);
  return reading.ok ? reading.value : reading.faults.map(({ code }) => code);
}

describe('the text of a change', () => {
  it.each([
    ['+5%', 'weight', 0.05],
    ['-200bp', 'weight', -0.02],
    ['+1 bp', 'weight', 0.0001],
    ['0.03', 'weight', 0.03],
    ['-.5%', 'weight', -0.005],
    ['29%', 'weight', 0.29],
    ['$1000', 'dollars', 1000],
    ['-$0.5', 'dollars', -0.5],
    ['10 shares', 'shares', 10],
    ['-1 share', 'shares', -1],
    ['0%', 'weight', 0],
  ])('%s is what it says, to the last digit', (text, unit, amount) => {
    expect(read(text)).toEqual({ unit, amount, currency: null });
  });

  it('may name a currency', () => {
    expect(read('-500 EUR')).toEqual({ unit: 'dollars', amount: -500, currency: 'EUR' });
  });

  it.each([
    ['', 'not-a-number'],
    ['NaN', 'not-a-number'],
    ['Infinity%', 'not-a-number'],
    ['5 %', 'not-a-number'],
    ['1e3%', 'not-a-number'],
    ['0x10', 'not-a-number'],
    ['1,000', 'not-a-number'],
    ['$-5', 'not-a-number'],
    ['$5 shares', 'not-a-number'],
    ['٥%', 'not-a-number'],
    ['−5%', 'not-a-number'],
    ['10 eur', 'not-a-number'],
    ['0.0000001%', 'too-many-decimals'],
    ['1.23456789012345678%', 'number-too-precise'],
    ['10000000%', 'out-of-bounds'],
    ['1000000000000 shares', 'out-of-bounds'],
  ])('%s is refused', (text, code) => {
    expect(read(text)).toEqual(expect.arrayContaining([code]));
  });
});
