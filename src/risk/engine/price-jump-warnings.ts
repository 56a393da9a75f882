import type { AnalysisInput } from './analysis-input.js';
import type { AnalysisWarning } from './analysis-result.js';
import { namedProxies } from './factors/factor-proxies.js';
import { addMonths, monthOf, yearsBefore } from './returns/calendar.js';
import { JUMP_RATIO, type PriceJump, priceJumps } from './returns/price-jumps.js';
import { listNames } from './list-names.js';

/** The most jumps of one ticker that are spelled out. */
const MAX_TOLD = 3;

/**
 * One warning for each ticker whose closes jump, in any series of the input: assets, proxies, benchmark, rates. Looked
 * at are the closes from the month before the start date, which the first return needs, to the end date; of a factor's
 * ingredients those in which its worst month is looked for, too.
 */
export function priceJumpWarnings({
  prices,
  startDate,
  endDate,
  assets,
  options,
}: Pick<
  AnalysisInput,
  'prices' | 'startDate' | 'endDate' | 'assets' | 'options'
>): readonly AnalysisWarning[] {
  const from = monthBefore(startDate);
  const lookback = monthBefore(yearsBefore(endDate, options.worstCaseLookbackYears));
  const ofFactors = new Set(
    assets.flatMap(({ proxies }) => (proxies === null ? [] : namedProxies(proxies))),
  );
  return [...prices.values()].flatMap((series): readonly AnalysisWarning[] => {
    const isLookedBackOn = ofFactors.has(series.ticker) && lookback < from;
    const jumps = priceJumps(series, isLookedBackOn ? lookback : from, endDate);
    if (jumps.length === 0) return [];
    const told = listNames(jumps.map(sentenceOf), { most: MAX_TOLD, between: '; ' });
    const detail = `${series.ticker} jumps by a factor of ${String(JUMP_RATIO)} or more, and the figures take that for a return: ${told}; is it a split that the prices are not adjusted for?`;
    return [{ code: 'price-jump', tickers: [series.ticker], detail }];
  });
}

function monthBefore(date: string): string {
  return `${addMonths(monthOf(date), -1)}-01`;
}

function sentenceOf({ before, after }: PriceJump): string {
  return `${String(before.close)} on ${before.date}, then ${String(after.close)} on ${after.date}`;
}
