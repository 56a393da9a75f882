import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readPageQuery, toCursor } from './page-query.js';

const LIST = 'portfolios';

describe('readPageQuery', () => {
  it('starts at the beginning with 50 when nothing is asked', () => {
    expect(readPageQuery({}, LIST)).toEqual({ after: null, limit: 50 });
  });

  it('goes on after any key that a cursor was made of', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (key) => {
        const { after } = readPageQuery({ cursor: toCursor(key, LIST), limit: '1' }, LIST);

        expect(after).toBe(key);
      }),
    );
  });

  it.each(['0', '201', '-1', '1.5', '1e2', ' 1', '٣', '', ['1', '2'], {}])(
    'refuses the limit %j',
    (limit) => {
      expect(() => readPageQuery({ limit }, LIST)).toThrow(
        'limit must be a whole number from 1 to 200',
      );
    },
  );

  it.each(['AAAA', 'cDE', '', '%00', 'A'.repeat(9000), toCursor('p1', 'scenarios')])(
    'refuses the cursor %j, which no page of the list gave',
    (cursor) => {
      expect(() => readPageQuery({ cursor }, LIST)).toThrow('an earlier page of this list');
    },
  );

  it('refuses a cursor with any character changed', () => {
    const cursor = toCursor('p1', LIST) ?? '';
    for (let place = 0; place < cursor.length; place += 1) {
      const other = cursor[place] === 'A' ? 'B' : 'A';
      const changed = cursor.slice(0, place) + other + cursor.slice(place + 1);

      expect(() => readPageQuery({ cursor: changed }, LIST)).toThrow('cursor');
    }
  });

  it('names both parameters when both are wrong', () => {
    expect(() => readPageQuery({ limit: 'x', cursor: '!' }, LIST)).toThrow(/limit.*; cursor/);
  });
});
