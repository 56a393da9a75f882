const MS_PER_DAY = 86_400_000;
const DAYS_IN_400_YEARS = 146_097;
/** 1 January 1970 was a Thursday; Sunday is 0. */
const EPOCH_WEEKDAY = 4;

/** The month `YYYY-MM` of a date `YYYY-MM-DD`. */
export function monthOf(date: string): string {
  return date.slice(0, 7);
}

/** The month that lies `count` after (before, if negative) a month. @example addMonths('2020-12', 1) // '2021-01' */
export function addMonths(month: string, count: number): string {
  const index = monthIndex(month) + count;
  const year = String(Math.floor(index / 12)).padStart(4, '0');
  return `${year}-${String((index % 12) + 1).padStart(2, '0')}`;
}

/** Months counted from year 0, so that differences are numbers of months; of a month, or the month of a date. */
export function monthIndex(month: string): number {
  const year = twoDigits(month, 0) * 100 + twoDigits(month, 2);
  return year * 12 + twoDigits(month, 5) - 1;
}

/** All months from `first` to `last`, both inclusive; empty when `last` is before `first`. */
export function monthsBetween(first: string, last: string): readonly string[] {
  const count = monthIndex(last) - monthIndex(first) + 1;
  return Array.from({ length: Math.max(0, count) }, (_, i) => addMonths(first, i));
}

/** The last date of a month. @example lastDay('2024-02') // '2024-02-29' */
export function lastDay(month: string): string {
  return dateOf(lastDayNumber(month));
}

/** The last date of a month that is Monday to Friday. @example lastWeekday('2022-07') // '2022-07-29' */
export function lastWeekday(month: string): string {
  const last = lastDayNumber(month);
  const weekday = weekdayOf(last);
  const daysBack = weekday === 0 ? 2 : weekday === 6 ? 1 : 0;
  return dateOf(last - daysBack);
}

/** The same day some years before; a 29 February may name a day that is not, which compares as it should. */
export function yearsBefore(date: string, years: number): string {
  return `${String(Math.max(0, Number(date.slice(0, 4)) - years)).padStart(4, '0')}${date.slice(4)}`;
}

/** Mondays to Fridays after `from` up to and including `to`; 0 when `to` is not after `from`. */
export function weekdaysAfter(from: string, to: string): number {
  const start = dayNumber(from);
  const end = dayNumber(to);
  if (end <= start) return 0;
  const wholeWeeks = Math.floor((end - start) / 7);
  let count = wholeWeeks * 5;
  for (let day = start + wholeWeeks * 7 + 1; day <= end; day += 1) {
    const weekday = weekdayOf(day);
    if (weekday !== 0 && weekday !== 6) count += 1;
  }
  return count;
}

const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** Whether the text is a date `YYYY-MM-DD` of the calendar. */
export function isCalendarDate(text: string): boolean {
  if (!DATE.test(text)) return false;
  const [year, month, day] = [
    twoDigits(text, 0) * 100 + twoDigits(text, 2),
    twoDigits(text, 5),
    twoDigits(text, 8),
  ];
  return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(month, year);
}

function daysIn(month: number, year: number): number {
  if (month !== 2) return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
}

const CODE_OF_ZERO = 48;

function twoDigits(text: string, at: number): number {
  return (text.charCodeAt(at) - CODE_OF_ZERO) * 10 + text.charCodeAt(at + 1) - CODE_OF_ZERO;
}

function lastDayNumber(month: string): number {
  return dayNumber(`${addMonths(month, 1)}-01`) - 1;
}

function dayNumber(date: string): number {
  const [year, month, day] = [date.slice(0, 4), date.slice(5, 7), date.slice(8, 10)].map(Number);
  // Date.UTC takes years below 100 for those of the 20th century; 400 years on the calendar is the same.
  return Date.UTC((year ?? NaN) + 400, (month ?? NaN) - 1, day) / MS_PER_DAY - DAYS_IN_400_YEARS;
}

function dateOf(day: number): string {
  return Number.isFinite(day) ? new Date(day * MS_PER_DAY).toISOString().slice(0, 10) : '';
}

function weekdayOf(day: number): number {
  return (((day + EPOCH_WEEKDAY) % 7) + 7) % 7;
}
