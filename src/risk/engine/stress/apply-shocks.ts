import type { AnalysisWarning } from '../analysis-result.js';
import { EngineError } from '../engine-error.js';
import type { Factor } from '../factors/explain-asset.js';
import type { PreparedPortfolio } from '../prepare-portfolio.js';
import { sum } from '../linalg/sum.js';
import { expectedShocks, type ExpectedShocks } from './expected-shocks.js';
import { type Aliases, resolveShocks } from './resolve-shocks.js';
import { stressOutcome } from './stress-outcome.js';
import type { FactorShock, ShockResult, TickerShock } from './stress-result.js';
import { listNames } from '../list-names.js';

export interface ShockSetting {
  /** By factor key, factor type or ticker: a return. */
  readonly shocks: ReadonlyMap<string, number>;
  /** Whether the factors without a shock follow those with one. */
  readonly propagate: boolean;
  readonly aliases: Aliases;
}

/**
 * sum of x_k shock_k over factors plus sum of w_i shock_i over tickers: what is given for a ticker comes on top of what
 * its factors do. @throws EngineError `unknown-shock`; `invalid-options` when there is nothing to propagate
 */
export function applyShocks(
  { shocks, propagate, aliases }: ShockSetting,
  prepared: PreparedPortfolio,
  {
    factors,
    exposures,
  }: { readonly factors: readonly Factor[]; readonly exposures: readonly number[] },
): { readonly result: ShockResult; readonly warnings: readonly AnalysisWarning[] } {
  const { tickers, weights } = prepared;
  const given = resolveShocks(shocks, factors, { tickers, aliases });
  if (propagate && given.factors.size === 0) {
    throw new EngineError('invalid-options', 'only the shock of a factor can be propagated');
  }
  const expected = propagate
    ? expectedShocks(
        factors.map(({ returns }) => returns),
        given.factors,
      )
    : null;
  const shocked = expected === null ? [...given.factors] : [...expected.shocks.entries()];
  const byFactor = shocked.map(([k, shock]): readonly [string, FactorShock] => {
    const exposure = exposures[k] as number;
    const isGiven = given.factors.has(k);
    return [
      (factors[k] as Factor).key,
      { shock, isGiven, exposure, contribution: exposure * shock },
    ];
  });
  const byTicker = [...given.tickers].map(([i, shock]): readonly [string, TickerShock] => {
    const weight = weights[i] as number;
    return [tickers[i] as string, { shock, weight, contribution: weight * shock }];
  });
  const total = sum([...byFactor, ...byTicker].map(([, { contribution }]) => contribution));
  return {
    result: {
      ...stressOutcome(total, prepared),
      isPropagated: propagate,
      factors: Object.fromEntries(byFactor),
      tickers: Object.fromEntries(byTicker),
    },
    warnings: collinearWarnings(expected, factors),
  };
}

function collinearWarnings(
  expected: ExpectedShocks | null,
  factors: readonly Factor[],
): readonly AnalysisWarning[] {
  const keys = (expected?.collinear ?? []).map((k) => (factors[k] as Factor).key);
  if (keys.length === 0) return [];
  const detail = `the shocked factors before them say already what ${listNames(keys)} say: the expected shocks do not depend on them`;
  return [{ code: 'collinear-factor', tickers: [], detail }];
}
