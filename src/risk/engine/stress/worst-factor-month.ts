import type { FactorDefinition } from '../factors/factor-definition.js';
import { factorReturns } from '../factors/factor-returns.js';
import { monthOf, monthsBetween, yearsBefore } from '../returns/calendar.js';
import { type ReturnColumns, returnColumns } from '../returns/return-columns.js';
import type { SeriesReturns } from '../returns/series-returns.js';

/** Lowest and highest monthly return of a factor. */
export interface FactorExtremes {
  readonly lowest: number;
  readonly highest: number;
}

/**
 * The returns of the months in the years before the end date, whatever the analysis window is: those dated in
 * (endDate - years, endDate].
 */
export function lookbackColumns(
  { endDate, years }: { readonly endDate: string; readonly years: number },
  returnsOf: SeriesReturns,
): ReturnColumns {
  const after = yearsBefore(endDate, years);
  const months = monthsBetween(monthOf(after), monthOf(endDate));
  return returnColumns(months, returnsOf, ({ date }) => after < date && date <= endDate);
}

/** The worst and best months of a factor's own history; null without a month in which all its ingredients have a return. */
export function factorExtremes(
  definition: FactorDefinition,
  columnOf: ReturnColumns,
): FactorExtremes | null {
  let lowest = Infinity;
  let highest = -Infinity;
  for (const value of factorReturns(definition, columnOf)) {
    if (value < lowest) lowest = value;
    if (value > highest) highest = value;
  }
  return lowest <= highest ? { lowest, highest } : null;
}

/** Loss of an exposure in its worst month: max(0, -min_t x F_t), a positive fraction; a short exposure loses when the factor rises. */
export function worstFactorLoss(exposure: number, { lowest, highest }: FactorExtremes): number {
  return Math.max(0, -exposure * (exposure >= 0 ? lowest : highest));
}
