import type { AnalysisResult, AnalysisWarning } from '../analysis-result.js';

/** Of more assets a comparison has no matrices: with six of them it would be hundreds of megabytes for 2,000 assets. */
const MOST_ASSETS_WITH_MATRICES = 250;

type Matrices = Pick<AnalysisResult, 'covarianceAnnual' | 'correlation'>;

/** One side of a comparison. Both have matrices, or neither. */
export interface ComparedResult extends Omit<AnalysisResult, keyof Matrices>, Partial<Matrices> {}

/** The sides with their matrices, or without them when either has too many assets; and a warning that says so. */
export function comparedResults(
  before: AnalysisResult,
  after: AnalysisResult,
): {
  readonly sides: readonly [before: ComparedResult, after: ComparedResult];
  readonly warnings: readonly AnalysisWarning[];
} {
  const most = Math.max(before.tickers.length, after.tickers.length);
  if (most <= MOST_ASSETS_WITH_MATRICES) return { sides: [before, after], warnings: [] };
  const detail = `a comparison of more than ${String(MOST_ASSETS_WITH_MATRICES)} assets has no covariance and correlation matrices; the analysis of either portfolio alone has its own`;
  return {
    sides: [withoutMatrices(before), withoutMatrices(after)],
    warnings: [{ code: 'matrices-left-out', tickers: [], detail }],
  };
}

function withoutMatrices({
  covarianceAnnual: _covariance,
  correlation: _correlation,
  ...figures
}: AnalysisResult): ComparedResult {
  return figures;
}
