import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readPriceCell } from './price-cell.js';

describe('a price cell', () => {
  it('gives back every positive number exactly', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-12, max: 1e15, noNaN: true }), (close) => {
        expect(readPriceCell(close.toString())).toEqual({ kind: 'close', close });
      }),
    );
  });

  it.each(['1e-13', '1e16', '1e308', '123456789012345678'])('refuses %s as a slip', (text) => {
    expect(readPriceCell(text)).toMatchObject({ kind: 'faulty', code: 'out-of-bounds' });
  });

  it.each(['1.5e-3', '1E2', '+7', '.5', '7.'])('reads %s as a decimal number', (text) => {
    expect(readPriceCell(text)).toEqual({ kind: 'close', close: Number(text) });
  });

  it('is empty where there is no price', () => {
    expect(readPriceCell('')).toEqual({ kind: 'empty' });
  });

  it.each(['NaN', 'Infinity', '-Infinity', 'n/a', '1,234.5', '0x10', '$5', '1 2', '١'])(
    'is not a number when it holds %s',
    (text) => {
      expect(readPriceCell(text)).toMatchObject({ kind: 'faulty', code: 'not-a-number' });
    },
  );

  it.each(['0', '-0', '0.000', '-1', '1e-400', '1e400'])('is out of bounds at %s', (text) => {
    expect(readPriceCell(text)).toMatchObject({ kind: 'faulty', code: 'out-of-bounds' });
  });
});
