import type { SeriesReturns } from '../returns/series-returns.js';
import { ingredientsOf, type FactorDefinition } from './factor-definition.js';

/** Return of a factor in each of the months; null when one of its ingredients lacks one of them. */
export function factorReturns(
  definition: FactorDefinition,
  months: readonly string[],
  returnsOf: SeriesReturns,
): Float64Array | null {
  const ingredients = ingredientsOf(definition).map(returnsOf);
  if (!months.every((month) => ingredients.every((returns) => returns.has(month)))) return null;
  return Float64Array.from(months, (month) => returnInMonth(definition, month, returnsOf));
}

/** Months, oldest first, in which every ingredient has a return, each with a date after `after` up to `upTo`. */
export function commonMonths(
  definition: FactorDefinition,
  { after, upTo }: { readonly after: string; readonly upTo: string },
  returnsOf: SeriesReturns,
): readonly string[] {
  const ingredients = ingredientsOf(definition).map(returnsOf);
  const [first] = ingredients;
  if (first === undefined) return [];
  return [...first.keys()].filter((month) =>
    ingredients.every((returns) => {
      const date = returns.get(month)?.date;
      return date !== undefined && after < date && date <= upTo;
    }),
  );
}

function returnInMonth(
  { of, minus }: FactorDefinition,
  month: string,
  returnsOf: SeriesReturns,
): number {
  const valueOf = (ticker: string): number => returnsOf(ticker).get(month)?.value ?? NaN;
  const own = median(of.map(valueOf));
  return minus === null ? own : own - valueOf(minus);
}

/** Middle value, or the mean of the two middle ones. */
function median(values: readonly number[]): number {
  const sorted = Float64Array.from(values).sort();
  const middle = sorted.length >> 1;
  const upper = sorted[middle] as number;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] as number) + upper) / 2;
}
