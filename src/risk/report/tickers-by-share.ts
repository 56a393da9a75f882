import type { ReportFigures } from '../analysis-report.js';

/** Every asset, the one with the largest share of the volatility first. */
export function tickersByShare({ tickers, contributions }: ReportFigures): readonly string[] {
  const share = (ticker: string): number => contributions[ticker]?.share ?? 0;
  return tickers.toSorted((a, b) => share(b) - share(a));
}
