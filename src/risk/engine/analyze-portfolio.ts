import type { AnalysisInput } from './analysis-input.js';
import type { AnalysisResult, ByTicker } from './analysis-result.js';
import { concentration } from './attribution/concentration.js';
import { decomposeVolatility } from './attribution/risk-contributions.js';
import { requireValidOptions } from './check-options.js';
import { estimateCovariances } from './estimators/choose-covariance.js';
import { EngineError } from './engine-error.js';
import { correlationOf } from './estimators/correlation.js';
import { isNegligibleDeviation } from './estimators/negligible-deviation.js';
import { sampleDeviation } from './estimators/variance.js';
import { checkLimits } from './limits/check-limits.js';
import { limitActuals } from './limits/limit-actuals.js';
import { suggestCures } from './limits/suggest-cures.js';
import { riskScore } from './limits/risk-score.js';
import { quadraticForm, scaledRows } from './linalg/symmetric-matrix.js';
import { sum } from './linalg/sum.js';
import { compounded } from './measures/drawdown.js';
import { lossMeasures } from './measures/loss-measures.js';
import { annualizeDeviation, MONTHS_PER_YEAR } from './measures/months-per-year.js';
import { performance } from './measures/performance.js';
import { riskFreeReturns } from './measures/risk-free-returns.js';
import { benchmarkReturns } from './benchmark.js';
import { explainRisk } from './explain-risk.js';
import { exposureOf } from './valuation/exposure.js';
import { type PreparedPortfolio, preparePortfolio } from './prepare-portfolio.js';
import { reconcile } from './reconcile.js';
import { portfolioReturns } from './returns/return-table.js';
import { undefinedRatioWarnings, zeroVarianceWarnings } from './warnings.js';

/**
 * Every figure of a portfolio from its assets and their prices.
 * @throws EngineError saying why the input cannot be analysed, with every ticker at fault; ReconciliationError when
 * figures that must agree do not.
 */
export function analyzePortfolio(input: AnalysisInput): AnalysisResult {
  requireValidOptions(input);
  return analyzePrepared(input, preparePortfolio(input));
}

/** The figures of weights that are already lined up with their returns. @throws ReconciliationError */
export function analyzePrepared(input: AnalysisInput, prepared: PreparedPortfolio): AnalysisResult {
  const { weights, isCash, table, tickers } = prepared;
  const { months, columns } = table;

  const { chosen, shrunk, weighted } = estimateCovariances(columns, input.options);
  const volatility = decomposeVolatility(weights, chosen);
  const concentrated = concentration({
    weights,
    isCash,
    covariance: chosen,
    monthlyVolatility: volatility.monthly,
  });

  const returns = portfolioReturns(table, weights);
  requireFiniteWealth(returns, weights);
  const loss = lossMeasures(returns, months);
  const benchmark = benchmarkReturns(input, months, prepared.returnsOf);
  const achieved = performance({
    returns,
    benchmark: benchmark.returns,
    riskFree: riskFreeReturns(input.riskFree, months),
    months,
  });

  const explained = explainRisk(prepared, input, returns);
  const { regressions, decomposition, factorCoverage } = explained;
  const checks = checkLimits(
    input.limits,
    limitActuals({
      annualVolatility: volatility.annual,
      loss,
      concentration: concentrated,
      decomposition,
      factorCoverage,
    }),
  );
  const limits = suggestCures(checks, prepared, {
    explained,
    input,
    covariance: chosen,
  });
  const flat = tickers.filter(
    (_, i) => isCash[i] !== true && isNegligibleDeviation(sampleDeviation(columns[i] ?? [])),
  );
  reconcileContributions(volatility);

  const byTicker = <Value>(values: readonly Value[]): ByTicker<Value> =>
    Object.fromEntries(tickers.map((ticker, i) => [ticker, values[i] as Value]));
  return {
    tickers,
    weights: byTicker(weights),
    netValue: prepared.netValue,
    valuation: byTicker(prepared.valuations),
    exposure: exposureOf(weights, isCash),
    window: { first: months[0] ?? '', last: months.at(-1) ?? '', months: months.length },
    volatility: { monthly: volatility.monthly, annual: volatility.annual },
    contributions: byTicker(volatility.contributions),
    concentration: concentrated,
    covarianceAnnual: scaledRows(chosen, MONTHS_PER_YEAR),
    correlation: scaledRows(correlationOf(chosen), 1),
    ledoitWolf: {
      shrinkage: shrunk.shrinkage,
      annualVolatility: volatilityUnder(shrunk.covariance, weights),
    },
    ewma: { annualVolatility: volatilityUnder(weighted, weights) },
    loss,
    performance: achieved.performance,
    portfolioReturns: { months, returns: [...returns] },
    regressions,
    decomposition,
    factorCoverage,
    limits,
    score: riskScore(limits),
    excluded: prepared.excluded,
    proxied: prepared.proxied,
    staleness: prepared.staleness,
    warnings: [
      ...prepared.warnings,
      ...benchmark.warnings,
      ...explained.warnings,
      ...undefinedRatioWarnings(achieved.undefinedFigures),
      ...zeroVarianceWarnings(flat, isNegligibleDeviation(volatility.monthly)),
    ],
  };
}

function volatilityUnder(
  covariance: Parameters<typeof quadraticForm>[0],
  weights: readonly number[],
): number {
  return annualizeDeviation(Math.sqrt(Math.max(0, quadraticForm(covariance, weights))));
}

/** @throws EngineError `leverage-too-high`: long and short positions nearly cancel. */
function requireFiniteWealth(returns: Float64Array, weights: readonly number[]): void {
  if (compounded(returns).every(Number.isFinite)) return;
  const gross = sum(weights.map(Math.abs));
  throw new EngineError(
    'leverage-too-high',
    `the positions are ${String(gross)} times the net value: compounded, their returns are no numbers any more`,
  );
}

function reconcileContributions({
  annual,
  contributions,
}: ReturnType<typeof decomposeVolatility>): void {
  reconcile('risk contributions', sum(contributions.map((each) => each.contribution)), annual);
}
