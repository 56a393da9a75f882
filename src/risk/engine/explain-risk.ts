import type { AnalysisInput } from './analysis-input.js';
import type { AnalysisWarning, ByTicker } from './analysis-result.js';
import { decomposeVariance, type FactorPart } from './attribution/variance-decomposition.js';
import { sampleVariance } from './estimators/variance.js';
import type { AssetRegressionResult, DecompositionResult, FactorResult } from './factor-result.js';
import type { AssetRegression } from './factors/explain-asset.js';
import { factorCoverage, isSufficientCoverage } from './factors/factor-coverage.js';
import { ingredientsOf } from './factors/factor-definition.js';
import { factorModel, type FactorModel } from './factors/factor-model.js';
import { sum } from './linalg/sum.js';
import { annualizeDeviation, MONTHS_PER_YEAR } from './measures/months-per-year.js';
import type { PreparedPortfolio } from './prepare-portfolio.js';
import { reconcile } from './reconcile.js';
import {
  type FactorExtremes,
  factorExtremes,
  lookbackColumns,
  worstFactorLoss,
} from './stress/worst-factor-month.js';
import { listNames } from './list-names.js';

interface Explanation {
  readonly model: FactorModel;
  /** One per factor. */
  readonly extremes: readonly (FactorExtremes | null)[];
  readonly portfolioReturns: Float64Array;
}

/** What factors say of a portfolio (risk-model sections 4 and 5, factor stress of section 6). */
export interface ExplainedRisk {
  readonly model: FactorModel;
  /** Of each factor of the model, over the years looked back on. */
  readonly extremes: readonly (FactorExtremes | null)[];
  readonly regressions: ByTicker<AssetRegressionResult>;
  readonly decomposition: DecompositionResult;
  readonly factorCoverage: number | null;
  readonly warnings: readonly AnalysisWarning[];
}

/** @throws ReconciliationError when parts do not add up to their whole. */
export function explainRisk(
  prepared: PreparedPortfolio,
  input: Pick<AnalysisInput, 'endDate' | 'limits' | 'options'>,
  portfolioReturns: Float64Array,
): ExplainedRisk {
  const { tickers, weights, isCash, returnsOf } = prepared;
  const model = factorModel(prepared);
  const years = input.options.worstCaseLookbackYears;
  const lookback = lookbackColumns({ endDate: input.endDate, years }, returnsOf);
  const extremes = model.factors.map(({ definition }) => factorExtremes(definition, lookback));
  const coverage = factorCoverage(
    weights,
    isCash,
    model.regressions.map((regression) => regression !== null),
  );
  return {
    model,
    extremes,
    regressions: Object.fromEntries(
      model.regressions.flatMap((regression, i) =>
        regression === null
          ? []
          : [[tickers[i] as string, regressionResult(regression, input.options)]],
      ),
    ),
    decomposition: decomposition(
      weights,
      { model, extremes, portfolioReturns },
      input.limits.max_single_factor_loss,
    ),
    factorCoverage: coverage,
    warnings: [
      ...model.warnings,
      ...gapWarnings(model, extremes),
      ...coverageWarnings(coverage, prepared, model),
    ],
  };
}

function regressionResult(
  regression: AssetRegression,
  { hac }: Pick<AnalysisInput['options'], 'hac'>,
): AssetRegressionResult {
  const betas = regression.factors.map(({ key, definition }, j) => {
    const { beta, standardError, hacStandardError } = regression.slopes[j] ?? NO_SLOPE;
    const error = hac ? hacStandardError : standardError;
    const t = regression.isExact ? null : beta / error;
    return [
      definition.type,
      {
        factor: key,
        beta,
        standardError: error,
        t: t !== null && Number.isFinite(t) ? t : null,
        hacStandardError,
      },
    ] as const;
  });
  return {
    alpha: regression.intercept,
    r2: regression.r2,
    adjustedR2: regression.adjustedR2,
    residualSd: regression.residualDeviation,
    betas: Object.fromEntries(betas),
  };
}

const NO_SLOPE = { beta: 0, standardError: 0, hacStandardError: 0 };

function decomposition(
  weights: readonly number[],
  { model, extremes, portfolioReturns }: Explanation,
  lossLimit: number | undefined,
): DecompositionResult {
  const split = decomposeVariance(weights, model);
  reconcile(
    'factor contributions',
    sum(split.factors.map(({ contribution }) => contribution)) * MONTHS_PER_YEAR,
    split.systematic * MONTHS_PER_YEAR,
  );
  const results = model.factors.map(({ key }, k) => {
    const part = split.factors[k] as FactorPart;
    const own = extremes[k] ?? null;
    const worst = own?.lowest ?? null;
    const result: FactorResult = {
      type: part.type,
      exposure: part.exposure,
      annualContribution: part.contribution * MONTHS_PER_YEAR,
      share: part.share,
      annualVolatility: annualizeDeviation(part.deviation),
      correlation: part.correlation,
      worstMonthLoss: own === null ? null : worstFactorLoss(part.exposure, own),
      worstFactorMonth: worst,
      impliedMaxBeta:
        lossLimit === undefined || worst === null || worst >= 0
          ? null
          : Math.abs(lossLimit / worst),
    };
    return [key, result] as const;
  });
  return {
    systematicAnnualVariance: split.systematic * MONTHS_PER_YEAR,
    idiosyncraticAnnualVariance: split.idiosyncratic * MONTHS_PER_YEAR,
    modelAnnualVolatility: annualizeDeviation(Math.sqrt(split.model)),
    unexplainedAnnualVariance: (sampleVariance(portfolioReturns) - split.model) * MONTHS_PER_YEAR,
    systematicShare: split.systematicShare,
    idiosyncraticShare: split.idiosyncraticShare,
    byType: split.byType,
    factors: Object.fromEntries(results),
  };
}

function gapWarnings(
  { factors }: FactorModel,
  extremes: readonly (FactorExtremes | null)[],
): readonly AnalysisWarning[] {
  return factors.flatMap(({ key, definition }, k): readonly AnalysisWarning[] => {
    const gaps = extremes[k]?.gaps ?? [];
    if (gaps.length === 0) return [];
    const detail = `${key} has no return in ${listNames(gaps)}: its worst month is looked for in the others`;
    return [{ code: 'factor-history-gap', tickers: ingredientsOf(definition), detail }];
  });
}

function coverageWarnings(
  coverage: number | null,
  { tickers, isCash }: PreparedPortfolio,
  { regressions }: FactorModel,
): readonly AnalysisWarning[] {
  if (coverage === null || isSufficientCoverage(coverage)) return [];
  const unexplained = tickers.filter((_, i) => isCash[i] !== true && regressions[i] === null);
  const detail = `factors explain a fraction of ${String(coverage)} of the non-cash weight, too little for the factor limits: no regression of ${listNames(unexplained)}`;
  return [{ code: 'no-factor-proxies', tickers: unexplained, detail }];
}
