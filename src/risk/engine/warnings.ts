import type { AnalysisWarning, ByTicker, Staleness } from './analysis-result.js';
import type { WeighedHistory } from './returns/short-history.js';
import { listNames } from './list-names.js';

/** Prices older than this many weekdays before the end date are stale. */
const STALE_AFTER_WEEKDAYS = 5;

export function stalePriceWarnings(staleness: ByTicker<Staleness>): readonly AnalysisWarning[] {
  return Object.entries(staleness)
    .filter(([, { tradingDays }]) => tradingDays > STALE_AFTER_WEEKDAYS)
    .map(([ticker, { lastDate, tradingDays }]) => ({
      code: 'stale-price',
      tickers: [ticker],
      detail: `the last price of ${ticker} is of ${lastDate}, ${String(tradingDays)} trading days before the end date`,
    }));
}

export function shortenedWindowWarnings(
  shortenedBy: ReadonlyMap<string, number>,
): readonly AnalysisWarning[] {
  return [...shortenedBy].map(([ticker, months]) => ({
    code: 'window-shortened',
    tickers: [ticker],
    detail: `${ticker} has no return in ${String(months)} months that others have; the window leaves them out`,
  }));
}

export function historyWarnings(histories: readonly WeighedHistory[]): readonly AnalysisWarning[] {
  const unpriced = histories.filter(({ local }) => local === null);
  const mismatched = histories.filter(isQuotedInAnotherCurrency);
  return [
    ...unpriced.map(({ weighed: { asset } }): AnalysisWarning => ({
      code: 'cash-proxy-without-prices',
      tickers: [asset.ticker],
      detail: `${asset.ticker} has no prices: it counts as cash that earns nothing in its own currency`,
    })),
    ...mismatched.map(({ weighed: { asset, valuation } }): AnalysisWarning => ({
      code: 'currency-mismatch',
      tickers: [asset.ticker],
      detail: `${asset.ticker} is given in ${asset.currency ?? ''} but quoted in ${valuation.priceCurrency}; its price counts as quoted`,
    })),
  ];
}

function isQuotedInAnotherCurrency({ weighed: { asset, valuation } }: WeighedHistory): boolean {
  return (
    asset.shares !== null && asset.currency !== null && asset.currency !== valuation.priceCurrency
  );
}

export function undefinedRatioWarnings(figures: readonly string[]): readonly AnalysisWarning[] {
  if (figures.length === 0) return [];
  const detail = `no value, because a denominator is zero or a product negative: ${figures.join(', ')}`;
  return [{ code: 'undefined-ratio', tickers: [], detail }];
}

export function zeroVarianceWarnings(
  tickers: readonly string[],
  isPortfolioFlat: boolean,
): readonly AnalysisWarning[] {
  if (!isPortfolioFlat && tickers.length === 0) return [];
  const what = isPortfolioFlat ? 'the portfolio' : listNames(tickers);
  return [
    {
      code: 'zero-variance',
      tickers,
      detail: `the returns of ${what} do not vary: correlations with them are 0, and nothing is divided by their volatility`,
    },
  ];
}
