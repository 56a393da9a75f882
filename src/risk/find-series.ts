import pLimit from 'p-limit';
import { AppError } from '../common/problem/app-error.js';
import type { PriceAnswer, PriceSource } from '../market-data/price-source.js';
import type { AnalysisWarning } from './engine/analysis-result.js';
import type { PriceSeries } from './engine/returns/price-series.js';
import { noticeWarnings } from './notice-warnings.js';

export interface FoundSeries {
  /** By ticker; without those the source does not know. */
  readonly found: ReadonlyMap<string, PriceSeries>;
  /** By ticker: those whose prices cannot be true, or are refused us, with the reason. */
  readonly faulty: ReadonlyMap<string, AppError>;
  /** What the source has to say of the answers. */
  readonly warnings: readonly AnalysisWarning[];
}

/** Asking for hundreds in one go would hold everybody else up. */
const AT_ONCE = 16;

/** Asks for each ticker once, several at the same time. @throws price-source-unavailable */
export async function findSeriesOf(
  source: PriceSource,
  tickers: readonly string[],
): Promise<FoundSeries> {
  const unique = [...new Set(tickers)];
  const limit = pLimit(AT_ONCE);
  const answers = await limit.map(unique, (ticker) => findOne(source, ticker));
  const found = new Map<string, PriceSeries>();
  const faulty = new Map<string, AppError>();
  for (const [i, ticker] of unique.entries()) {
    const answer = answers[i];
    if (answer instanceof AppError) faulty.set(ticker, answer);
    else if (answer !== undefined && answer.series !== null) found.set(ticker, answer.series);
  }
  return { found, faulty, warnings: noticeWarnings(unique, answers) };
}

async function findOne(source: PriceSource, ticker: string): Promise<PriceAnswer | AppError> {
  try {
    return await source.findSeries(ticker);
  } catch (error) {
    if (error instanceof AppError && isOfOneTicker(error)) return error;
    throw error;
  }
}

/** Others say that no ticker can be had. */
function isOfOneTicker({ code }: AppError): boolean {
  return code === 'invalid-prices' || code === 'prices-not-found';
}
