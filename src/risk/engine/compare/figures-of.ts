import type { AnalysisResult, LossMeasures } from '../analysis-result.js';
import type { ComparedResult } from './compared-result.js';

/** Keys of a result that say how it was made, and those whose order needs care: no plain figures. */
type OtherKey =
  | 'tickers'
  | 'valuation'
  | 'window'
  | 'covarianceAnnual'
  | 'correlation'
  | 'portfolioReturns'
  | 'excluded'
  | 'proxied'
  | 'staleness'
  | 'warnings';

/** Every figure of a result, without its words and dates. A key that is new in the result must be decided on here. */
export function figuresOf(result: ComparedResult) {
  const { weights, netValue, exposure, volatility, contributions, concentration } = result;
  const { ledoitWolf, ewma, performance, factorCoverage } = result;
  const { components, score } = result.score;
  const { factors, ...split } = result.decomposition;
  return {
    weights,
    netValue,
    exposure,
    volatility,
    contributions,
    concentration,
    ledoitWolf,
    ewma,
    loss: lossFigures(result.loss),
    performance,
    regressions: each(result.regressions, ({ betas, ...fit }) => ({
      ...fit,
      betas: each(betas, ({ factor: _key, ...figures }) => figures),
    })),
    decomposition: {
      ...split,
      factors: each(factors, ({ type: _type, ...figures }) => figures),
    },
    factorCoverage,
    limits: each(result.limits, ({ actual, limit, headroom }) => ({ actual, limit, headroom })),
    score: { components, score },
  } satisfies Readonly<Record<Exclude<keyof AnalysisResult, OtherKey>, unknown>>;
}

function lossFigures({ drawdown: _dates, ...figures }: LossMeasures) {
  return figures;
}

function each<Name extends string, Value extends object, Figures>(
  byName: Readonly<Partial<Record<Name, Value>>>,
  figuresOfOne: (value: Value) => Figures,
): Readonly<Partial<Record<Name, Figures>>> {
  const entries = Object.entries<Value | undefined>(byName).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, figuresOfOne(value)] as const],
  );
  return Object.fromEntries(entries) as Readonly<Partial<Record<Name, Figures>>>;
}
