import { describe, expect, it } from '@jest/globals';
import { isCalendarDate } from './calendar-date.js';

describe('isCalendarDate', () => {
  it.each(['2020-01-01', '2020-02-29', '2000-02-29', '2024-12-31', '0001-01-01', '9999-12-31'])(
    'takes %s',
    (text) => {
      expect(isCalendarDate(text)).toBe(true);
    },
  );

  it.each([
    ...['2021-02-29', '1900-02-29', '2020-04-31', '2020-13-01', '2020-00-10', '2020-01-00'],
    ...['0000-01-01', '2020-1-1', '20200101', '2020/01/01', '2020-01-01T00:00', ' 2020-01-01', ''],
  ])('refuses %j', (text) => {
    expect(isCalendarDate(text)).toBe(false);
  });
});
