import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readPageQuery, toCursor } from './page-query.js';

describe('readPageQuery', () => {
  it('starts at the beginning with 50 when nothing is asked', () => {
    expect(readPageQuery({})).toEqual({ after: null, limit: 50 });
  });

  it('goes on after any key that a cursor was made of', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (key) => {
        const { after } = readPageQuery({ cursor: toCursor(key), limit: '1' });

        expect(after).toBe(key);
      }),
    );
  });

  it.each(['0', '201', '-1', '1.5', '1e2', ' 1', '٣', '', ['1', '2'], {}])(
    'refuses the limit %j',
    (limit) => {
      expect(() => readPageQuery({ limit })).toThrow('limit must be a whole number from 1 to 200');
    },
  );

  it('names both parameters when both are wrong', () => {
    expect(() => readPageQuery({ limit: 'x', cursor: '!' })).toThrow(/limit.*; cursor/);
  });
});
