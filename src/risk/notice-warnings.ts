import { AppError } from '../common/problem/app-error.js';
import type { PriceAnswer } from '../market-data/price-source.js';
import type { AnalysisWarning } from './engine/analysis-result.js';
import { listNames } from './engine/list-names.js';

/** One warning for each reason that a source gave for old answers, with every ticker it was given for. */
export function noticeWarnings(
  tickers: readonly string[],
  answers: readonly (PriceAnswer | AppError)[],
): readonly AnalysisWarning[] {
  const byReason = new Map<string, { ticker: string; fetchedAt: string }[]>();
  for (const [i, answer] of answers.entries()) {
    if (answer instanceof AppError) continue;
    for (const { reason, fetchedAt } of answer.notices) {
      const told = byReason.get(reason) ?? [];
      byReason.set(reason, [...told, { ticker: tickers[i] ?? '', fetchedAt }]);
    }
  }
  return [...byReason].map(([reason, stale]) => ({
    code: 'stale-source',
    tickers: stale.map(({ ticker }) => ticker),
    detail: `${reason}; used in its place are the prices of ${listNames(stale.map(asFetched))}`,
  }));
}

/** `AAPL as fetched on 2026-11-24 at 21:05 UTC` */
function asFetched({ ticker, fetchedAt }: { ticker: string; fetchedAt: string }): string {
  return `${ticker} as fetched on ${fetchedAt.slice(0, 10)} at ${fetchedAt.slice(11, 16)} UTC`;
}
