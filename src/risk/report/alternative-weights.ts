import type { ReportFigures } from '../analysis-report.js';

/** What an asset weighs, and what it would weigh; null where it is not known or takes no part. */
export interface AlternativeWeight {
  readonly ticker: string;
  readonly now: number;
  readonly leastVariance: number | null;
  readonly evenRisk: number | null;
}

/** The weights of the two portfolios that need no view of returns beside those held, the heaviest first; none without them. */
export function alternativeWeights({
  tickers,
  weights,
  optimization,
}: ReportFigures): readonly AlternativeWeight[] {
  if (optimization === null) return [];
  const { minVariance, riskParity } = optimization;
  return tickers
    .filter((ticker) => Object.hasOwn(minVariance.weights, ticker))
    .map((ticker) => ({
      ticker,
      now: weights[ticker] ?? 0,
      leastVariance: minVariance.weights[ticker] ?? null,
      evenRisk: riskParity?.[ticker] ?? null,
    }))
    .sort((a, b) => b.now - a.now);
}
