import type { Concentration, LossMeasures } from '../analysis-result.js';
import type { DecompositionResult, FactorResult } from '../factor-result.js';
import { isSufficientCoverage } from '../factors/factor-coverage.js';
import type { LimitActual, LimitActuals } from './check-limits.js';
import type { LimitName } from './risk-limits.js';

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

const NO_VARIANCE = 'the portfolio has no variance to share out';

/** The figure each limit is held against. */
export function limitActuals(figures: LimitFigures): LimitActuals {
  return {
    max_volatility: limitActual('max_volatility', figures),
    max_loss: limitActual('max_loss', figures),
    max_single_stock_weight: limitActual('max_single_stock_weight', figures),
    max_factor_contribution: limitActual('max_factor_contribution', figures),
    max_market_contribution: limitActual('max_market_contribution', figures),
    max_industry_contribution: limitActual('max_industry_contribution', figures),
    max_single_factor_loss: limitActual('max_single_factor_loss', figures),
  };
}

/** The figure one limit is held against; no other figures are read than it needs. */
export function limitActual(name: LimitName, figures: LimitFigures): LimitActual {
  switch (name) {
    case 'max_volatility':
      return { state: 'known', actual: figures.annualVolatility };
    case 'max_loss':
      return { state: 'known', actual: figures.loss.maxDrawdown };
    case 'max_single_stock_weight':
      return { state: 'known', actual: figures.concentration.maxSingleStockWeight };
    case 'max_factor_contribution':
      return factorFigure(figures, figures.decomposition.systematicShare, NO_VARIANCE);
    case 'max_market_contribution': {
      const { systematicShare, byType } = figures.decomposition;
      const actual = systematicShare === null ? null : (byType.market ?? 0);
      return factorFigure(figures, actual, NO_VARIANCE);
    }
    case 'max_industry_contribution': {
      const { systematicShare, factors } = figures.decomposition;
      const industries = Object.values(factors).filter(({ type }) => type === 'industry');
      const actual =
        systematicShare === null ? null : largest(industries.map(({ share }) => share));
      return factorFigure(figures, actual, NO_VARIANCE);
    }
    case 'max_single_factor_loss': {
      const factors = Object.values(figures.decomposition.factors);
      const actual = largest(factors.map(({ worstMonthLoss }) => worstMonthLoss));
      return factorFigure(figures, actual, 'a factor has no month in the years looked back on');
    }
  }
}

function factorFigure(
  { factorCoverage }: LimitFigures,
  actual: number | null,
  missing: string,
): LimitActual {
  const reason = whyUnreliable(factorCoverage) ?? (actual === null ? missing : null);
  if (reason !== null) return { state: 'unknown', actual, reason };
  return { state: 'known', actual: actual ?? 0 };
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
