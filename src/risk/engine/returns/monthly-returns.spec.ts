import { describe, expect, it } from '@jest/globals';
import { monthlyReturns, returnsInRange } from './monthly-returns.js';
import type { PriceSeries } from './price-series.js';

const SERIES: PriceSeries = {
  ticker: 'A',
  currency: null,
  dates: ['2022-01-31', '2022-02-10', '2022-02-28', '2022-03-15', '2022-04-14', '2022-06-30'],
  closes: [100, 50, 110, 121, 60.5, 70],
};

describe('monthly returns', () => {
  it('compare the last close of a month with the last close of the month before', () => {
    const returns = monthlyReturns(SERIES, { endDate: '2022-12-31' });

    expect(returns.get('2022-02')).toEqual({
      index: 2022 * 12 + 1,
      date: '2022-02-28',
      value: 110 / 100 - 1,
    });
    expect(returns.get('2022-03')).toEqual({
      index: 2022 * 12 + 2,
      date: '2022-03-15',
      value: 121 / 110 - 1,
    });
  });

  it('are missing in a month without a close, and in the month after it', () => {
    const returns = monthlyReturns(SERIES, { endDate: '2022-12-31' });

    expect([...returns.keys()]).toEqual(['2022-02', '2022-03', '2022-04']);
  });

  it('leave out the last month of a series while its last weekday is after the end date', () => {
    const untilApril = {
      ...SERIES,
      dates: SERIES.dates.slice(0, 5),
      closes: SERIES.closes.slice(0, 5),
    };

    expect(monthlyReturns(untilApril, { endDate: '2022-04-28' }).has('2022-04')).toBe(false);
    expect(monthlyReturns(untilApril, { endDate: '2022-04-29' }).has('2022-04')).toBe(true);
  });

  it('count as in range by the date of their close, not by the end of their month', () => {
    const all = monthlyReturns(SERIES, { endDate: '2022-12-31' });

    const inRange = returnsInRange(all, { startDate: '2022-02-28', endDate: '2022-03-15' });

    expect([...inRange.keys()]).toEqual(['2022-02', '2022-03']);
  });
});
