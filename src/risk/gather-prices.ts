import { AppError } from '../common/problem/app-error.js';
import { FaultList } from '../common/document/fault-list.js';
import type { PriceSource } from '../market-data/price-source.js';
import type { Asset } from './engine/analysis-input.js';
import type { AnalysisWarning } from './engine/analysis-result.js';
import type { PriceSeries } from './engine/returns/price-series.js';
import { type FoundSeries, findSeriesOf } from './find-series.js';
import { rateTicker } from './engine/returns/exchange-rate.js';
import { packAhead } from './packed-series.js';
import { listNames } from './engine/list-names.js';

export const BASE_CURRENCY = 'USD';

export interface GatheredPrices {
  /** By ticker. */
  readonly prices: ReadonlyMap<string, PriceSeries>;
  /** What the source has to say of them; the figures do not depend on it. */
  readonly warnings: readonly AnalysisWarning[];
}

/**
 * Every series an analysis needs: assets, their factor proxies and peers, the benchmark, and exchange rates.
 * Cash without prices is legal, and a missing rate is the engine's to name; anything else must be known.
 * @throws AppError `prices-not-found` and `invalid-prices`, each naming all tickers at fault.
 */
export async function gatherPrices(
  source: PriceSource,
  assets: readonly Asset[],
  benchmark: string | null,
): Promise<GatheredPrices> {
  const roles = rolesByTicker(assets, benchmark);
  const cash = assets.filter((asset) => asset.isCash).map((asset) => asset.ticker);
  const { found, warnings } = await findAll(source, [...roles.keys(), ...cash]);
  const unknown = [...roles].filter(([ticker]) => !found.has(ticker));
  if (unknown.length > 0) throw pricesNotFound(source, unknown);
  const rates = await findAll(
    source,
    [...ratesOf(assets, found)].filter((rate) => !found.has(rate)),
  );
  const prices = new Map([...found, ...rates.found]);
  await packAhead(prices.values());
  return {
    prices,
    warnings: [...warnings, ...rates.warnings],
  };
}

function rolesByTicker(assets: readonly Asset[], benchmark: string | null): Map<string, string> {
  const roles = new Map<string, string>();
  const add = (ticker: string | null, role: string): void => {
    if (ticker !== null && !roles.has(ticker)) roles.set(ticker, role);
  };
  for (const asset of assets) if (!asset.isCash) add(asset.ticker, 'held');
  for (const { ticker, proxies } of assets) {
    if (proxies === null) continue;
    const { market, momentum, value, industry, subindustry } = proxies;
    add(market, `market proxy of ${ticker}`);
    add(momentum, `momentum proxy of ${ticker}`);
    add(value, `value proxy of ${ticker}`);
    add(industry, `industry proxy of ${ticker}`);
    for (const peer of subindustry) add(peer, `peer of ${ticker}`);
  }
  add(benchmark, 'benchmark');
  return roles;
}

function ratesOf(assets: readonly Asset[], found: ReadonlyMap<string, PriceSeries>): Set<string> {
  const currencies = assets.flatMap((asset) => [
    asset.currency,
    found.get(asset.ticker)?.currency ?? null,
    ...asset.amounts.map((amount) => amount.currency),
  ]);
  const foreign = currencies.filter((currency) => currency !== null && currency !== BASE_CURRENCY);
  return new Set(foreign.map((currency) => rateTicker(String(currency), BASE_CURRENCY)));
}

async function findAll(source: PriceSource, tickers: readonly string[]): Promise<FoundSeries> {
  const answers = await findSeriesOf(source, tickers);
  if (answers.faulty.size > 0) throw faultsOf([...answers.faulty.values()]);
  return answers;
}

function faultsOf(errors: readonly AppError[]): AppError {
  const [first] = errors;
  if (errors.length === 1 && first !== undefined) return first;
  const faults = new FaultList();
  for (const fault of errors.flatMap((error) => error.faults)) faults.add(fault);
  const isInvalid = errors.some(({ code }) => code === 'invalid-prices');
  const code = isInvalid ? 'invalid-prices' : 'prices-not-found';
  const detail = listNames(
    errors.map((error) => error.message),
    { between: '; ' },
  );
  return new AppError(code, detail, {
    faults: faults.listed,
    tickers: errors.flatMap((error) => error.tickers),
  });
}

function pricesNotFound(
  source: PriceSource,
  unknown: readonly (readonly [string, string])[],
): AppError {
  const names = listNames(unknown.map(([ticker]) => ticker));
  return new AppError('prices-not-found', `${source.description} has no prices for ${names}`, {
    tickers: unknown.map(([ticker, role]) => ({
      ticker,
      detail: `${role}: not known to the source`,
    })),
  });
}
