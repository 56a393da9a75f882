import type { Concentration, LossMeasures } from '../analysis-result.js';
import type { DecompositionResult, FactorResult } from '../factor-result.js';
import { isSufficientCoverage } from '../factors/factor-coverage.js';
import type { LimitActual, LimitActuals } from './check-limits.js';

export interface LimitFigures {
  readonly annualVolatility: number;
  readonly loss: Pick<LossMeasures, 'maxDrawdown'>;
  readonly concentration: Pick<Concentration, 'maxSingleStockWeight'>;
  readonly decomposition: Pick<DecompositionResult, 'byType' | 'systematicShare'> & {
    readonly factors: Readonly<
      Record<string, Pick<FactorResult, 'type' | 'share' | 'worstMonthLoss'>>
    >;
  };
  readonly factorCoverage: number | null;
}

/** The figure each limit is held against. */
export function limitActuals(figures: LimitFigures): LimitActuals {
  const { annualVolatility, loss, concentration, decomposition, factorCoverage } = figures;
  const { byType, systematicShare, factors } = decomposition;
  const all = Object.values(factors);
  const industries = all.filter(({ type }) => type === 'industry').map(({ share }) => share);
  const unreliable = whyUnreliable(factorCoverage);
  const factorFigure = (actual: number | null, missing: string): LimitActual => {
    const reason = unreliable ?? (actual === null ? missing : null);
    if (reason !== null) return { state: 'unknown', actual, reason };
    return { state: 'known', actual: actual ?? 0 };
  };
  const noVariance = 'the portfolio has no variance to share out';
  return {
    max_volatility: { state: 'known', actual: annualVolatility },
    max_loss: { state: 'known', actual: loss.maxDrawdown },
    max_single_stock_weight: { state: 'known', actual: concentration.maxSingleStockWeight },
    max_factor_contribution: factorFigure(systematicShare, noVariance),
    max_market_contribution: factorFigure(
      systematicShare === null ? null : (byType.market ?? 0),
      noVariance,
    ),
    max_industry_contribution: factorFigure(
      systematicShare === null ? null : largest(industries),
      noVariance,
    ),
    max_single_factor_loss: factorFigure(
      largest(all.map(({ worstMonthLoss }) => worstMonthLoss)),
      'a factor has no month in the years looked back on',
    ),
  };
}

/** 0 without any; null when one of them is unknown. */
function largest(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  if (known.length < values.length) return null;
  return known.length === 0 ? 0 : Math.max(...known);
}

function whyUnreliable(coverage: number | null): string | null {
  if (coverage === null) return 'there is no asset that factors could explain';
  if (isSufficientCoverage(coverage)) return null;
  return `factors explain only a fraction of ${String(coverage)} of the non-cash weight; give proxies to the other assets`;
}
