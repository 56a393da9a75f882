import { isWhole, type ReturnColumns, returnColumns } from '../returns/return-columns.js';
import type { SeriesReturns } from '../returns/series-returns.js';
import { defineFactors } from './define-factors.js';
import { type FactorDefinition, factorKey } from './factor-definition.js';
import type { FactorProxies } from './factor-proxies.js';
import { factorReturns } from './factor-returns.js';
import { asRegressor, regress, type Regression, type Regressor } from './regression.js';

/** A factor with its return in each month of the window. */
export interface Factor {
  readonly key: string;
  readonly definition: FactorDefinition;
  readonly returns: Float64Array;
  readonly regressor: Regressor;
}

/** What explains one asset. */
export interface AssetRegression extends Regression {
  /** One per slope. */
  readonly factors: readonly Factor[];
}

/** Why something that was named does not explain an asset. */
export interface DroppedFactor {
  readonly ticker: string;
  /** Key of the factor, or ticker of the peer. */
  readonly what: string;
  readonly why: 'short' | 'short-peer' | 'no-peers' | 'collinear' | 'too-many';
}

export interface Explained {
  readonly regression: AssetRegression | null;
  readonly dropped: readonly DroppedFactor[];
}

export const UNEXPLAINED: Explained = { regression: null, dropped: [] };

/** Explains assets over one window; a factor that several share is made once. */
export function explainWith(
  months: readonly string[],
  returnsOf: SeriesReturns,
): (ticker: string, proxies: FactorProxies, returns: Float64Array) => Explained {
  const columnOf = returnColumns(months, returnsOf);
  const factorOf = factorsOver(columnOf);
  const hasWholeWindow = (ticker: string): boolean => isWhole(columnOf(ticker));
  return (ticker, proxies, returns) => {
    const { definitions, shortPeers, isWithoutPeers } = defineFactors(
      ticker,
      proxies,
      hasWholeWindow,
    );
    const found = definitions.map(factorOf);
    const candidates = found.filter((factor) => factor !== null);
    const regression = regress(
      returns,
      candidates.map(({ regressor }) => regressor),
    );
    const kept = (regression?.kept ?? []).map((k) => candidates[k] as Factor);
    const left = candidates.filter((factor) => !kept.includes(factor)).map(({ key }) => key);
    const isTooMany = regression === null && candidates.length > months.length - 2;
    const drop = (why: DroppedFactor['why'], whats: readonly string[]): DroppedFactor[] =>
      whats.map((what) => ({ ticker, what, why }));
    return {
      regression: regression === null ? null : { ...regression, factors: kept },
      dropped: [
        ...drop('short-peer', shortPeers),
        ...drop('no-peers', isWithoutPeers ? ['subindustry'] : []),
        ...drop('short', definitions.filter((_, k) => found[k] === null).map(factorKey)),
        ...drop(isTooMany ? 'too-many' : 'collinear', left),
      ],
    };
  };
}

function factorsOver(columnOf: ReturnColumns): (definition: FactorDefinition) => Factor | null {
  const known = new Map<string, Factor | null>();
  return (definition) => {
    const key = factorKey(definition);
    const before = known.get(key);
    if (before !== undefined) return before;
    const returns = factorReturns(definition, columnOf);
    const factor = isWhole(returns)
      ? { key, definition, returns, regressor: asRegressor(returns) }
      : null;
    known.set(key, factor);
    return factor;
  };
}
