import type { AnalysisInput } from '../analysis-input.js';
import { decomposeVariance } from '../attribution/variance-decomposition.js';
import { decomposeVolatility } from '../attribution/risk-contributions.js';
import { estimateCovariances } from '../estimators/choose-covariance.js';
import { factorCoverage } from '../factors/factor-coverage.js';
import type { FactorModel } from '../factors/factor-model.js';
import { elementAt, type SymmetricMatrix, symmetricMatrix } from '../linalg/symmetric-matrix.js';
import { maxDrawdown } from '../measures/drawdown.js';
import { portfolioReturns } from '../returns/return-table.js';
import { type FactorExtremes, worstFactorLoss } from '../stress/worst-factor-month.js';
import type { LimitActual } from './check-limits.js';
import { limitActual, type LimitFigures } from './limit-actuals.js';
import type { LimitName } from './risk-limits.js';
import type { PortfolioWithCash } from './with-cash.js';

/** What limits are held against, for any weights of one portfolio. */
export interface Remeasure {
  readonly covariance: () => SymmetricMatrix;
  readonly extremes: readonly (FactorExtremes | null)[];
  /** As an analysis of these weights would find it. */
  readonly actualAt: (name: LimitName, weights: readonly number[]) => LimitActual;
}

export function remeasure(
  { isCash, columns, model }: PortfolioWithCash,
  {
    options,
    extremes,
    chosen,
  }: Pick<AnalysisInput, 'options'> &
    Pick<Remeasure, 'extremes'> & { readonly chosen: SymmetricMatrix },
): Remeasure {
  let known: SymmetricMatrix | null = null;
  const covariance = (): SymmetricMatrix => (known ??= covarianceOf(columns, options, chosen));
  const isExplained = model.regressions.map((regression) => regression !== null);
  const months = Array.from({ length: columns[0]?.length ?? 0 }, String);
  const figuresAt = (weights: readonly number[]): LimitFigures => ({
    get annualVolatility() {
      return decomposeVolatility(weights, covariance()).annual;
    },
    get loss() {
      const { depth } = maxDrawdown(portfolioReturns({ months, columns }, weights), months);
      return { maxDrawdown: depth };
    },
    get concentration() {
      const held = weights.filter((_, i) => isCash[i] !== true).map(Math.abs);
      return { maxSingleStockWeight: Math.max(0, ...held) };
    },
    get decomposition() {
      return decompositionAt(weights, model, extremes);
    },
    get factorCoverage() {
      return factorCoverage(weights, isCash, isExplained);
    },
  });
  return {
    covariance,
    extremes,
    actualAt: (name, weights) => limitActual(name, figuresAt(weights)),
  };
}

function decompositionAt(
  weights: readonly number[],
  model: FactorModel,
  extremes: Remeasure['extremes'],
): LimitFigures['decomposition'] {
  const { byType, systematicShare, factors } = decomposeVariance(weights, model);
  const figures = factors.map(({ key, type, share, exposure }, k) => {
    const range = extremes[k] ?? null;
    const worstMonthLoss = range === null ? null : worstFactorLoss(exposure, range);
    return [key, { type, share, worstMonthLoss }] as const;
  });
  return { byType, systematicShare, factors: Object.fromEntries(figures) };
}

/** Cash that was added leaves the covariances of the others alone, except those that are shrunk. */
function covarianceOf(
  columns: readonly Float64Array[],
  options: AnalysisInput['options'],
  chosen: SymmetricMatrix,
): SymmetricMatrix {
  const { size } = chosen;
  if (columns.length === size) return chosen;
  if (options.covariance === 'ledoit-wolf') return estimateCovariances(columns, options).chosen;
  return symmetricMatrix(columns.length, (i, j) =>
    i < size && j < size ? elementAt(chosen, i, j) : 0,
  );
}
