import type { FactorDefinition } from '../factors/factor-definition.js';
import { factorReturns } from '../factors/factor-returns.js';
import { monthOf, monthsBetween, yearsBefore } from '../returns/calendar.js';
import { type ReturnColumns, returnColumns } from '../returns/return-columns.js';
import type { MonthlyReturn } from '../returns/monthly-returns.js';
import type { SeriesReturns } from '../returns/series-returns.js';

/** Lowest and highest monthly return of a factor. */
export interface FactorExtremes {
  readonly lowest: number;
  readonly highest: number;
  /** Months between the first return and the last in which an ingredient has none: the worst may be among them. */
  readonly gaps: readonly string[];
}

/** The months looked back on, and the returns in them. */
export interface Lookback {
  readonly months: readonly string[];
  readonly columnOf: ReturnColumns;
}

/**
 * The returns of the months in the years before the end date, whatever the analysis window is: those dated in
 * (endDate - years, endDate].
 */
export function lookbackColumns(
  { endDate, years }: { readonly endDate: string; readonly years: number },
  returnsOf: SeriesReturns,
): Lookback {
  const after = yearsBefore(endDate, years);
  const months = monthsBetween(monthOf(after), monthOf(endDate));
  const isLookedAt = ({ date }: MonthlyReturn): boolean => after < date && date <= endDate;
  return { months, columnOf: returnColumns(months, returnsOf, isLookedAt) };
}

/** The worst and best months of a factor's own history; null without a month in which all its ingredients have a return. */
export function factorExtremes(
  definition: FactorDefinition,
  { months, columnOf }: Lookback,
): FactorExtremes | null {
  let lowest = Infinity;
  let highest = -Infinity;
  const returns = factorReturns(definition, columnOf);
  for (const value of returns) {
    if (value < lowest) lowest = value;
    if (value > highest) highest = value;
  }
  return lowest <= highest ? { lowest, highest, gaps: gapsIn(returns, months) } : null;
}

function gapsIn(returns: Float64Array, months: readonly string[]): readonly string[] {
  const first = returns.findIndex((value) => !Number.isNaN(value));
  const last = returns.findLastIndex((value) => !Number.isNaN(value));
  return months.filter((_, t) => first < t && t < last && Number.isNaN(returns[t]));
}

/** Loss of an exposure in its worst month: max(0, -min_t x F_t), a positive fraction; a short exposure loses when the factor rises. */
export function worstFactorLoss(exposure: number, { lowest, highest }: FactorExtremes): number {
  return Math.max(0, -exposure * (exposure >= 0 ? lowest : highest));
}
