import type { AnalysisInput } from '../analysis-input.js';
import { decomposeVariance } from '../attribution/variance-decomposition.js';
import { decomposeVolatility } from '../attribution/risk-contributions.js';
import { estimateCovariances } from '../estimators/choose-covariance.js';
import { factorCoverage } from '../factors/factor-coverage.js';
import { elementAt, type SymmetricMatrix, symmetricMatrix } from '../linalg/symmetric-matrix.js';
import { maxDrawdown } from '../measures/drawdown.js';
import { portfolioReturns } from '../returns/return-table.js';
import type { SeriesReturns } from '../returns/series-returns.js';
import {
  factorExtremes,
  type FactorExtremes,
  lookbackColumns,
  worstFactorLoss,
} from '../stress/worst-factor-month.js';
import type { LimitActual } from './check-limits.js';
import { limitActuals } from './limit-actuals.js';
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
  portfolio: PortfolioWithCash,
  { options, endDate }: Pick<AnalysisInput, 'options' | 'endDate'>,
  { returnsOf, chosen }: { readonly returnsOf: SeriesReturns; readonly chosen: SymmetricMatrix },
): Remeasure {
  const { isCash, columns, model } = portfolio;
  let known: SymmetricMatrix | null = null;
  const covariance = (): SymmetricMatrix => (known ??= covarianceOf(columns, options, chosen));
  const lookback = { endDate, years: options.worstCaseLookbackYears };
  const columnOf = lookbackColumns(lookback, returnsOf);
  const extremes = model.factors.map(({ definition }) => factorExtremes(definition, columnOf));
  const isExplained = model.regressions.map((regression) => regression !== null);
  const months = Array.from({ length: columns[0]?.length ?? 0 }, String);
  return {
    covariance,
    extremes,
    actualAt: (name, weights) => {
      const split = decomposeVariance(weights, model);
      const held = weights.filter((_, i) => isCash[i] !== true).map(Math.abs);
      const actuals = limitActuals({
        annualVolatility:
          name === 'max_volatility' ? decomposeVolatility(weights, covariance()).annual : 0,
        loss: {
          maxDrawdown: maxDrawdown(portfolioReturns({ months, columns }, weights), months).depth,
        },
        concentration: { maxSingleStockWeight: Math.max(0, ...held) },
        decomposition: {
          byType: split.byType,
          systematicShare: split.systematicShare,
          factors: Object.fromEntries(
            split.factors.map(({ key, type, share, exposure }, k) => {
              const range = extremes[k] ?? null;
              const worstMonthLoss = range === null ? null : worstFactorLoss(exposure, range);
              return [key, { type, share, worstMonthLoss }];
            }),
          ),
        },
        factorCoverage: factorCoverage(weights, isCash, isExplained),
      });
      return actuals[name];
    },
  };
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
