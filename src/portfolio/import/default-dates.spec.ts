import { describe, expect, it } from '@jest/globals';
import { defaultDates } from './default-dates.js';

describe('the dates of an imported portfolio', () => {
  it.each([
    ['2024-03-01T00:00:00Z', '2019-03-01', '2024-02-29'],
    ['2024-03-31T23:59:59Z', '2019-03-01', '2024-02-29'],
    ['2026-01-15T12:00:00Z', '2021-01-01', '2025-12-31'],
  ])('at %s are %s to %s: five years up to the last complete month', (now, startDate, endDate) => {
    expect(defaultDates(new Date(now))).toEqual({ startDate, endDate });
  });
});
