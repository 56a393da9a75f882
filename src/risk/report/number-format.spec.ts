import { describe, expect, it } from '@jest/globals';
import {
  columnPercent,
  exact,
  money,
  percent,
  rate,
  ratio,
  signedPercent,
} from './number-format.js';

describe('number formats', () => {
  it.each([
    [0.23456, '23.5%'],
    [-0.1, '-10.0%'],
    [0.0042, '0.42%'],
    [12.5, '1,250.0%'],
    [-0.00000001, '0.00%'],
    [null, 'n/a'],
  ])('shows the fraction %p as %s', (fraction, text) => {
    expect(percent(fraction)).toBe(text);
  });

  it('keeps two digits in a column of percentages', () => {
    expect([0.5, 0.001].map(columnPercent)).toEqual(['50.00%', '0.10%']);
  });

  it('shows the sign of room that is left', () => {
    expect([0.05, -0.05, 0, null].map(signedPercent)).toEqual([
      '+5.00%',
      '-5.00%',
      '+0.00%',
      'n/a',
    ]);
  });

  it('says a rate as its owner would', () => {
    expect([0, 0.02, 0.0375, 0.07].map(rate)).toEqual(['0%', '2%', '3.75%', '7%']);
  });

  it('drops the cents from ten millions on', () => {
    expect([-5078.62, 9_999_999.994, 12_345_678.9].map(money)).toEqual([
      '-5,078.62',
      '9,999,999.99',
      '12,345,679',
    ]);
  });

  it('shows a missing ratio as such', () => {
    expect([1.236, null].map(ratio)).toEqual(['1.24', 'n/a']);
  });

  it('neither rounds nor pads an exact number', () => {
    expect([1410.9007, 0.0000000001, -12, 99_999_999.1234567].map(exact)).toEqual([
      '1,410.9007',
      '0.0000000001',
      '-12',
      '99,999,999.1234567',
    ]);
  });
});
