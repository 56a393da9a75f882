import type { AnalysisInput } from '../analysis-input.js';
import type { ByTicker } from '../analysis-result.js';
import { requireValidOptions } from '../check-options.js';
import { EngineError } from '../engine-error.js';
import { explainRisk } from '../explain-risk.js';
import { preparePortfolio } from '../prepare-portfolio.js';
import { isCalendarDate } from '../returns/calendar.js';
import { portfolioReturns } from '../returns/return-table.js';
import { exposureOf } from '../valuation/exposure.js';
import { applyShocks, type ShockSetting } from './apply-shocks.js';
import type { Episode } from './episode.js';
import { replayEpisode } from './replay-episode.js';
import type { StressResult } from './stress-result.js';

/** A portfolio, and what is to happen to it. */
export interface StressInput extends AnalysisInput, ShockSetting {
  readonly episodes: readonly Episode[];
}

/**
 * What a portfolio would lose: in each factor's worst month, in episodes of the past, and under given shocks.
 * @throws EngineError saying why it cannot be told, with every ticker or shock at fault; ReconciliationError
 */
export function stressPortfolio(input: StressInput): StressResult {
  requireValidOptions(input);
  for (const episode of input.episodes) requireRange(episode);
  const prepared = preparePortfolio(input);
  const { tickers, weights, table } = prepared;
  const explained = explainRisk(prepared, input, portfolioReturns(table, weights));
  const { model, decomposition } = explained;
  const results = Object.entries(decomposition.factors);
  const shock =
    input.shocks.size === 0
      ? null
      : applyShocks(input, prepared, {
          factors: model.factors,
          exposures: results.map(([, { exposure }]) => exposure),
        });
  const { months } = table;
  const byTicker = <Value>(values: readonly Value[]): ByTicker<Value> =>
    Object.fromEntries(tickers.map((ticker, i) => [ticker, values[i] as Value]));
  return {
    tickers,
    weights: byTicker(weights),
    netValue: prepared.netValue,
    valuation: byTicker(prepared.valuations),
    exposure: exposureOf(weights, prepared.isCash),
    window: { first: months[0] ?? '', last: months.at(-1) ?? '', months: months.length },
    factorCoverage: explained.factorCoverage,
    factors: Object.fromEntries(
      results.map(
        ([key, { type, exposure, annualVolatility, worstFactorMonth, worstMonthLoss }]) => [
          key,
          { type, exposure, annualVolatility, worstFactorMonth, worstMonthLoss },
        ],
      ),
    ),
    episodes: input.episodes.map((episode) =>
      replayEpisode(episode, prepared, { model, market: input }),
    ),
    shock: shock?.result ?? null,
    excluded: prepared.excluded,
    proxied: prepared.proxied,
    staleness: prepared.staleness,
    warnings: [...prepared.warnings, ...explained.warnings, ...(shock?.warnings ?? [])],
  };
}

function requireRange({ name, startDate, endDate }: Episode): void {
  if (isCalendarDate(startDate) && isCalendarDate(endDate) && startDate < endDate) return;
  throw new EngineError(
    'invalid-options',
    `${name}: from ${startDate} to ${endDate} is no range of dates`,
  );
}
