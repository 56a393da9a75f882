import { describe, expect, it } from '@jest/globals';
import { yearsBefore } from './years-before.js';

describe('a day some years before', () => {
  it.each([
    ['2024-12-31', 10, '2014-12-31'],
    ['2024-02-29', 10, '2014-02-28'],
    ['2024-02-29', 4, '2020-02-28'],
    ['0005-03-01', 10, '0001-03-01'],
  ])('%s, %i years, is %s', (date, years, expected) => {
    expect(yearsBefore(date, years)).toBe(expected);
  });
});
