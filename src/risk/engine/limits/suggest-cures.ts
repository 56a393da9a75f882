import type { AnalysisInput } from '../analysis-input.js';
import type { LimitCheck, LimitSuggestion } from '../analysis-result.js';
import type { ExplainedRisk } from '../explain-risk.js';
import type { SymmetricMatrix } from '../linalg/symmetric-matrix.js';
import { MONTHS_PER_YEAR } from '../measures/months-per-year.js';
import type { PreparedPortfolio } from '../prepare-portfolio.js';
import { portfolioReturns } from '../returns/return-table.js';
import { type Remeasure, remeasure } from './actual-at.js';
import { checkLimit, type LimitChecks } from './check-limits.js';
import { smallestDrawdownCure } from './drawdown-cure.js';
import { LIMIT_NAMES, type LimitName } from './risk-limits.js';
import {
  factorLossBounds,
  type Sale,
  type SaleBounds,
  shareBounds,
  volatilityBounds,
} from './sale-bounds.js';
import { smallestCure } from './smallest-cure.js';
import { type PortfolioWithCash, withCash } from './with-cash.js';

/** As many positions are measured anew for one limit, from the smallest change on. */
const MOST_TRIED = 25;
/** What a change is stretched by, when rounding leaves its limit breached. */
const STRETCHES = [0, 1e-12, 1e-10, 1e-8];

/**
 * The checks, each breach with the smallest change of one position towards cash that cures it: a sale, or the buying back
 * of a short. The money goes to, or comes from, cash of the base currency. Whatever is suggested was measured anew.
 */
export function suggestCures(
  checks: LimitChecks,
  prepared: PreparedPortfolio,
  {
    explained: { model, extremes },
    input,
    covariance,
  }: {
    readonly explained: Pick<ExplainedRisk, 'model' | 'extremes'>;
    readonly input: AnalysisInput;
    /** Per month, as the analysis chose it. */
    readonly covariance: SymmetricMatrix;
  },
): LimitChecks {
  const breached = LIMIT_NAMES.filter((name) => checks[name]?.status === 'breach');
  if (breached.length === 0) return checks;
  const portfolio = withCash(prepared, model, input.baseCurrency);
  const measured = remeasure(portfolio, { options: input.options, extremes, chosen: covariance });
  const suggested = breached.map((name) => {
    const check = checks[name] as LimitCheck;
    const suggestion = suggestCure({ name, limit: check.limit }, { portfolio, prepared, measured });
    return [name, { ...check, suggestion }] as const;
  });
  return { ...checks, ...Object.fromEntries(suggested) };
}

interface Breach {
  readonly name: LimitName;
  readonly limit: number;
}

interface Setting {
  readonly portfolio: PortfolioWithCash;
  readonly prepared: PreparedPortfolio;
  readonly measured: Remeasure;
}

function suggestCure(breach: Breach, setting: Setting): LimitSuggestion | null {
  const { portfolio, prepared, measured } = setting;
  const { weights, isCash, cash } = portfolio;
  const cureOf = cureFinder(breach, setting);
  const candidates = weights
    .flatMap((weight, position) => {
      if (isCash[position] === true || weight === 0) return [];
      const sale: Sale = { position, cash, sign: weight > 0 ? 1 : -1 };
      const size = cureOf(sale, Math.abs(weight));
      return size === null ? [] : [{ ...sale, size }];
    })
    .sort((a, b) => a.size - b.size);
  for (const { position, sign, size } of candidates.slice(0, MOST_TRIED)) {
    const held = Math.abs(weights[position] as number);
    for (const stretch of STRETCHES) {
      const moved = sign * Math.min(held, size * (1 + stretch));
      const after = weights.slice();
      after[position] = (after[position] as number) - moved;
      after[cash] = (after[cash] as number) + moved;
      const { actual, status } = checkLimit(breach.limit, measured.actualAt(breach.name, after));
      if (actual === null || (status !== 'pass' && status !== 'warn')) continue;
      const hasMoney = prepared.valuations.some(({ value }) => value !== null);
      return {
        ticker: prepared.tickers[position] as string,
        weightChange: -moved,
        weightAfter: after[position],
        actualAfter: actual,
        valueChange: hasMoney ? -moved * prepared.netValue : null,
      };
    }
  }
  return null;
}

type CureFinder = (sale: Sale, most: number) => number | null;

function cureFinder({ name, limit }: Breach, { portfolio, measured }: Setting): CureFinder {
  const { weights, model, columns } = portfolio;
  const bounded =
    (boundsOf: SaleBounds): CureFinder =>
    (sale, most) =>
      smallestCure(boundsOf(sale), most);
  const sharing = (groups: readonly (readonly number[])[]): CureFinder =>
    bounded(shareBounds(weights, model, { groups, limit }));
  const placesOf = (type: string): readonly number[] =>
    [...model.factors.keys()].filter((k) => model.factors[k]?.definition.type === type);
  switch (name) {
    case 'max_volatility':
      return bounded(
        volatilityBounds(weights, measured.covariance(), limit / Math.sqrt(MONTHS_PER_YEAR)),
      );
    case 'max_loss': {
      const returns = portfolioReturns(
        { months: Array.from(columns[0] ?? [], String), columns },
        weights,
      );
      // Only what beats the smallest change so far is of use, and the search is the shorter for it.
      let best = Infinity;
      const change = new Float64Array(returns.length);
      return ({ position, cash, sign }, held) => {
        const [own, money] = [columns[position] as Float64Array, columns[cash] as Float64Array];
        for (let t = 0; t < change.length; t += 1) {
          change[t] = sign * ((money[t] as number) - (own[t] as number));
        }
        const most = Math.min(held, best);
        const cure = smallestDrawdownCure(returns, change, { limit, most });
        best = cure ?? best;
        return cure;
      };
    }
    case 'max_single_stock_weight':
      return (_, most) => (most > limit ? most - limit : null);
    case 'max_factor_contribution':
      return sharing([[...model.factors.keys()]]);
    case 'max_market_contribution':
      return sharing([placesOf('market')]);
    case 'max_industry_contribution':
      return sharing(placesOf('industry').map((k) => [k]));
    case 'max_single_factor_loss': {
      const extremes = measured.extremes.filter((range) => range !== null);
      if (extremes.length < measured.extremes.length) return () => null;
      return bounded(factorLossBounds(weights, model, { extremes, limit }));
    }
  }
}
