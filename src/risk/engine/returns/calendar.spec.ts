import { describe, expect, it } from '@jest/globals';
import {
  addMonths,
  isCalendarDate,
  lastWeekday,
  monthsBetween,
  weekdaysAfter,
  yearsBefore,
} from './calendar.js';

describe('the calendar', () => {
  it.each([
    ['2022-07', '2022-07-29'],
    ['2022-04', '2022-04-29'],
    ['2022-08', '2022-08-31'],
    ['2020-02', '2020-02-28'],
    ['1999-01', '1999-01-29'],
  ])('ends the weekdays of %s on %s', (month, expected) => {
    expect(lastWeekday(month)).toBe(expected);
  });

  it('goes back to the year 1, as documents may', () => {
    expect(['0001-01-01', '0099-12-31', '0096-02-29'].every(isCalendarDate)).toBe(true);
    expect(isCalendarDate('0100-02-29')).toBe(false);
    expect(lastWeekday('0001-01')).toBe('0001-01-31');
    expect(weekdaysAfter('0099-12-31', '0100-01-08')).toBe(6);
    expect(yearsBefore('0005-06-30', 10)).toBe('0000-06-30');
  });

  it('adds months over the turn of a year, both ways', () => {
    expect(addMonths('2020-12', 1)).toBe('2021-01');
    expect(addMonths('2021-01', -13)).toBe('2019-12');
    expect(monthsBetween('2020-11', '2021-02')).toEqual([
      '2020-11',
      '2020-12',
      '2021-01',
      '2021-02',
    ]);
    expect(monthsBetween('2021-02', '2020-11')).toEqual([]);
  });

  it('counts weekdays after a date up to and including another', () => {
    expect(weekdaysAfter('2022-08-31', '2022-09-15')).toBe(11);
    expect(weekdaysAfter('2022-12-30', '2023-01-01')).toBe(0);
    expect(weekdaysAfter('2022-12-30', '2023-01-02')).toBe(1);
    expect(weekdaysAfter('2023-01-02', '2022-12-30')).toBe(0);
  });

  it('knows which dates exist', () => {
    expect(isCalendarDate('2020-02-29')).toBe(true);
    expect(['2021-02-29', '2020-13-01', '2020-1-1', '', '20200101'].map(isCalendarDate)).toEqual([
      false,
      false,
      false,
      false,
      false,
    ]);
  });
});
