import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { LineTable } from './line-table.js';

describe('LineTable', () => {
  it.each([
    [0, 1, 1],
    [2, 1, 3],
    [4, 2, 1],
    [5, 3, 1],
    [7, 4, 1],
    [99, 4, 93],
  ])('places offset %d in line %d, column %d', (offset, line, column) => {
    const table = new LineTable('ab\r\n\nc\rd');

    expect(table.placeOf(offset)).toEqual({ line, column });
  });

  it('agrees with counting', () => {
    const text = fc.array(fc.constantFrom('a', '\n', '\r\n', 'bc'), { maxLength: 30 });

    fc.assert(
      fc.property(text, fc.nat(60), (parts, at) => {
        const source = parts.join('');
        const offset = at % (source.length + 1);
        const before = source.slice(0, offset).split('\n');

        const place = new LineTable(source).placeOf(offset);

        expect(place).toEqual({ line: before.length, column: (before.at(-1)?.length ?? 0) + 1 });
      }),
    );
  });
});
