import type { AnalysisInput } from '../analysis-input.js';
import { EngineError } from '../engine-error.js';
import type { PreparedPortfolio } from '../prepare-portfolio.js';
import type { MonthRange } from '../returns/analysis-window.js';

/** The months that both windows have. @throws EngineError `insufficient-history` when they are too few */
export function commonWindow(
  before: PreparedPortfolio,
  after: PreparedPortfolio,
  { minObservations }: AnalysisInput['options'],
): MonthRange {
  const later = new Set(after.table.months);
  const months = before.table.months.filter((month) => later.has(month));
  const [first, last] = [months[0], months.at(-1)];
  if (months.length >= minObservations && first !== undefined && last !== undefined) {
    return { first, last };
  }
  throw new EngineError(
    'insufficient-history',
    `before and after have only ${String(months.length)} months of returns in common; at least ${String(minObservations)} are needed`,
    [fault('before', before), fault('after', after)],
  );
}

function fault(side: string, { table: { months } }: PreparedPortfolio): EngineError['faults'][0] {
  const [first = '', last = ''] = [months[0], months.at(-1)];
  return { ticker: null, detail: `${side}: ${String(months.length)} months, ${first} to ${last}` };
}
