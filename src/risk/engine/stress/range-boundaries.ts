import { lastDay, monthOf, monthsBetween } from '../returns/calendar.js';
import type { DateRange } from '../returns/monthly-returns.js';

/**
 * The days that cut a range into pieces: its first day, every end of a month inside, its last day. Within a piece the
 * positions stand still; between them the weights are restored, as everywhere a portfolio's returns are measured.
 * @example rangeBoundaries({ startDate: '2020-02-19', endDate: '2020-03-23' }) // ['2020-02-19', '2020-02-29', '2020-03-23']
 */
export function rangeBoundaries({ startDate, endDate }: DateRange): readonly string[] {
  const inside = monthsBetween(monthOf(startDate), monthOf(endDate))
    .map(lastDay)
    .filter((day) => startDate < day && day < endDate);
  return [startDate, ...inside, endDate];
}
