import { commonMonths, factorReturns } from '../factors/factor-returns.js';
import type { FactorDefinition } from '../factors/factor-definition.js';
import type { SeriesReturns } from '../returns/series-returns.js';

/** Lowest and highest monthly return of a factor, each with its month. */
export interface FactorExtremes {
  readonly lowest: { readonly month: string; readonly value: number };
  readonly highest: { readonly month: string; readonly value: number };
}

/**
 * The worst and best months of a factor's own history in the years before the end date, whatever the analysis window is:
 * those in which all its ingredients have a return dated in (endDate - years, endDate]. Null without such a month.
 */
export function factorExtremes(
  definition: FactorDefinition,
  { endDate, years }: { readonly endDate: string; readonly years: number },
  returnsOf: SeriesReturns,
): FactorExtremes | null {
  const months = commonMonths(
    definition,
    { after: yearsBefore(endDate, years), upTo: endDate },
    returnsOf,
  );
  const values = factorReturns(definition, months, returnsOf) ?? new Float64Array(0);
  const [month] = months;
  const [value] = values;
  if (month === undefined || value === undefined) return null;
  let extremes: FactorExtremes = { lowest: { month, value }, highest: { month, value } };
  for (const [t, each] of values.entries()) {
    const here = { month: months[t] as string, value: each };
    if (each < extremes.lowest.value) extremes = { ...extremes, lowest: here };
    if (each > extremes.highest.value) extremes = { ...extremes, highest: here };
  }
  return extremes;
}

/** Loss of an exposure in its worst month: max(0, -min_t x F_t), a positive fraction; a short exposure loses when the factor rises. */
export function worstFactorLoss(exposure: number, { lowest, highest }: FactorExtremes): number {
  return Math.max(0, -exposure * (exposure >= 0 ? lowest.value : highest.value));
}

/** The same day some years before; a 29 February may name a day that is not, which compares as it should. */
function yearsBefore(date: string, years: number): string {
  return `${String(Number(date.slice(0, 4)) - years).padStart(4, '0')}${date.slice(4)}`;
}
