import type { AnalysisInput } from './analysis-input.js';
import { EngineError } from './engine-error.js';
import { isCalendarDate } from './returns/calendar.js';

const FEWEST_OBSERVATIONS = 2;
/** A matrix over so many takes 32 MB, and there are several. */
const MOST_ASSETS = 2000;

/** @throws EngineError `invalid-options` for dates or options no analysis can be made with. */
export function requireValidOptions({ startDate, endDate, assets, options }: AnalysisInput): void {
  const { ewmaDecay, minObservations, worstCaseLookbackYears } = options;
  if (!isCalendarDate(startDate) || !isCalendarDate(endDate) || startDate >= endDate) {
    throw refused(`from ${startDate} to ${endDate} is no range of dates`);
  }
  if (!(ewmaDecay > 0 && ewmaDecay < 1))
    throw refused(`a decay of ${String(ewmaDecay)} is not between 0 and 1`);
  if (!Number.isInteger(minObservations) || minObservations < FEWEST_OBSERVATIONS) {
    throw refused(
      `${String(minObservations)} observations are too few; at least ${String(FEWEST_OBSERVATIONS)}`,
    );
  }
  if (!Number.isInteger(worstCaseLookbackYears) || worstCaseLookbackYears < 1) {
    throw refused(`${String(worstCaseLookbackYears)} is no number of years to look back`);
  }
  if (assets.length === 0) {
    throw new EngineError('net-value-not-positive', 'the portfolio holds nothing');
  }
  if (assets.length > MOST_ASSETS) {
    const detail = `the portfolio has ${String(assets.length)} assets; at most ${String(MOST_ASSETS)} can be analysed at once`;
    throw new EngineError('too-many-assets', detail);
  }
  for (const { ticker, shares, weight, amounts } of assets) {
    const figures = [shares, weight, ...amounts.map(({ amount }) => amount)];
    if (figures.some((figure) => figure !== null && !Number.isFinite(figure))) {
      throw refused(`${ticker} has a quantity that is not finite`);
    }
  }
}

function refused(detail: string): EngineError {
  return new EngineError('invalid-options', detail);
}
