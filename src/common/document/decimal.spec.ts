import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { shortDecimal } from '../../../test/support/arbitrary-json.js';
import { decimalText, sumDecimals } from './decimal.js';

describe('sumDecimals', () => {
  it.each([
    [[], 0],
    [[0.1, 0.2], 0.3],
    [[0.1, 0.2, -0.3], 0],
    [[7, 5], 12],
    [[1e12, 1e-10, -1e12], 1e-10],
    [[1e21, 1, -1e21], 1],
    [[-0], 0],
  ])('adds %j exactly', (values, sum) => {
    expect(sumDecimals(values)).toBe(sum);
  });

  it('does not depend on the order, and cancels against its negatives', () => {
    fc.assert(
      fc.property(fc.array(shortDecimal), (values) => {
        const negatives = values.map((value) => -value);

        expect(sumDecimals([...values].reverse())).toBe(sumDecimals(values));
        expect(sumDecimals([...values, ...negatives])).toBe(0);
      }),
    );
  });

  it('refuses what is not a number', () => {
    expect(() => sumDecimals([Number.NaN])).toThrow('a decimal is finite');
  });
});

describe('decimalText', () => {
  it('reads back as the same double and has no exponent', () => {
    const double = fc.double({ noNaN: true, noDefaultInfinity: true });

    fc.assert(
      fc.property(double, (value) => {
        const text = decimalText(value);

        expect(Number(text)).toBe(value === 0 ? 0 : value);
        expect(text).toMatch(/^-?(?:0|[1-9]\d*)(?:\.\d*[1-9])?$/);
      }),
    );
  });
});
