import type { AnalysisReport, ReportFigures } from '../analysis-report.js';
import { tickersByShare } from './tickers-by-share.js';

export interface Correlations {
  readonly tickers: readonly string[];
  /** Symmetric, in the order of the tickers. */
  readonly matrix: readonly (readonly number[])[];
}

/** As many as can be told apart in a picture. */
const MOST_TICKERS = 12;

/** Of the assets with the largest shares of the risk. */
export function riskiestCorrelations(
  report: ReportFigures,
  correlation: AnalysisReport['correlation'],
): Correlations {
  const tickers = tickersByShare(report).slice(0, MOST_TICKERS);
  const place = new Map(report.tickers.map((ticker, index) => [ticker, index]));
  const places = tickers.map((ticker) => place.get(ticker) ?? 0);
  return { tickers, matrix: places.map((y) => places.map((x) => correlation[y]?.[x] ?? 0)) };
}
