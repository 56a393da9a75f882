import { EngineError, type EngineFault } from '../engine-error.js';
import { addMonths, lastWeekday, monthOf, monthsBetween } from './calendar.js';
import { type DateRange, type MonthlyReturn, pricedMonths } from './monthly-returns.js';
import type { PriceSeries } from './price-series.js';
import { listNames } from '../list-names.js';

/** A series that every month of the window needs: an asset that is not short, or an exchange rate. */
export interface WindowSeries {
  readonly series: PriceSeries;
  /** Its returns whose dates lie in the range. */
  readonly returns: ReadonlyMap<string, MonthlyReturn>;
}

/** `YYYY-MM`, both inclusive. */
export interface MonthRange {
  readonly first: string;
  readonly last: string;
}

/** Where the months of a window are looked for. */
export interface WindowRange extends DateRange {
  /** Months outside are left out, whatever returns there are; null leaves out none. */
  readonly within: MonthRange | null;
}

export interface AnalysisWindow {
  /** Consecutive months `YYYY-MM`, oldest first. */
  readonly months: readonly string[];
  /** Tickers that lack months which others have, with how many. */
  readonly shortenedBy: ReadonlyMap<string, number>;
}

/**
 * The months in which every series has a return. Without any series (cash alone) these are the months whose last
 * weekday lies in the range.
 * @throws EngineError `price-gap` when a series has no price in a month inside the window;
 * `insufficient-history` when the window has fewer months than `minObservations`.
 */
export function analysisWindow(
  needed: readonly WindowSeries[],
  range: WindowRange,
  { minObservations }: { readonly minObservations: number },
): AnalysisWindow {
  const all = needed.length === 0 ? monthsOfRange(range) : commonMonths(needed);
  const months = all.filter((month) => isWithin(month, range.within));
  const [first, last] = [months[0], months.at(-1)];
  if (first !== undefined && last !== undefined) requireNoGaps(needed, first, last);
  if (months.length < minObservations) throw tooShort(needed, months.length, minObservations);
  return { months, shortenedBy: shortenedBy(needed) };
}

function isWithin(month: string, range: MonthRange | null): boolean {
  return range === null || (range.first <= month && month <= range.last);
}

function commonMonths(needed: readonly WindowSeries[]): readonly string[] {
  const [firstSeries, ...others] = needed;
  if (firstSeries === undefined) return [];
  return [...firstSeries.returns.keys()].filter((month) =>
    others.every(({ returns }) => returns.has(month)),
  );
}

function monthsOfRange({ startDate, endDate }: DateRange): readonly string[] {
  return monthsBetween(monthOf(startDate), monthOf(endDate)).filter((month) => {
    const lastDay = lastWeekday(month);
    return startDate <= lastDay && lastDay <= endDate;
  });
}

function requireNoGaps(needed: readonly WindowSeries[], first: string, last: string): void {
  const used = monthsBetween(addMonths(first, -1), last);
  const faults: EngineFault[] = [];
  for (const { series } of needed) {
    const priced = pricedMonths(series);
    const gaps = used.filter((month) => !priced.has(month));
    if (gaps.length > 0) {
      faults.push({ ticker: series.ticker, detail: `has no price in ${listNames(gaps)}` });
    }
  }
  if (faults.length === 0) return;
  const tickers = listNames(faults.map(({ ticker }) => ticker ?? ''));
  throw new EngineError(
    'price-gap',
    `months without a price between ${first} and ${last}: ${tickers}`,
    faults,
  );
}

function shortenedBy(needed: readonly WindowSeries[]): ReadonlyMap<string, number> {
  const everyMonth = new Set(needed.flatMap(({ returns }) => [...returns.keys()]));
  return new Map(
    needed
      .map(({ series, returns }): [string, number] => [
        series.ticker,
        everyMonth.size - returns.size,
      ])
      .filter(([, missing]) => missing > 0),
  );
}

function tooShort(
  needed: readonly WindowSeries[],
  months: number,
  minObservations: number,
): EngineError {
  const faults = needed.map(({ series, returns }) => historyFault(series, returns.size));
  return new EngineError(
    'insufficient-history',
    `only ${String(months)} months in which every asset has a return; at least ${String(minObservations)} are needed`,
    faults,
  );
}

/** Says from when to when a series has prices and how many monthly returns that gives in the range. */
export function historyFault(series: PriceSeries, returns: number): EngineFault {
  const [first, last] = [series.dates[0], series.dates.at(-1)];
  const prices = first === undefined ? 'no prices' : `prices from ${first} to ${last ?? first}`;
  return {
    ticker: series.ticker,
    detail: `${prices}, ${String(returns)} monthly returns in the range`,
  };
}
