import type { AnalysisResult } from '../analysis-result.js';
import type { ExposureBound } from './optimization-problem.js';

/**
 * How far the exposure to each factor may go, either way, before the factor's worst month costs more than the limit on
 * single-factor losses: |x_k| <= limit / |worst factor month|. Factors without such a month are not bounded.
 */
export function exposureBounds({
  tickers,
  decomposition,
  regressions,
}: Pick<AnalysisResult, 'tickers' | 'decomposition' | 'regressions'>): readonly ExposureBound[] {
  return Object.entries(decomposition.factors).flatMap(([factor, { impliedMaxBeta }]) => {
    if (impliedMaxBeta === null) return [];
    const loadings = tickers.map((ticker) => {
      const betas = Object.values(regressions[ticker]?.betas ?? {});
      return betas.find((beta) => beta.factor === factor)?.beta ?? 0;
    });
    return [{ factor, loadings, maxAbsolute: impliedMaxBeta }];
  });
}
