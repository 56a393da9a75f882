import type { ProxyFill } from '../analysis-result.js';
import { EngineError, type EngineFault } from '../engine-error.js';
import {
  analysisWindow,
  type AnalysisWindow,
  type WindowRange,
  type WindowSeries,
} from './analysis-window.js';
import type { SeriesHistory } from './asset-histories.js';
import { baseReturns } from './base-returns.js';
import { fillByProxy } from './fill-by-proxy.js';
import { returnColumn, type ReturnTable } from './return-table.js';
import type { SeriesReturns } from './series-returns.js';
import type { WeighedHistory } from './short-history.js';
import { listNames } from '../list-names.js';

export interface WindowReturns {
  readonly window: AnalysisWindow;
  /** One column per history, in the base currency. */
  readonly table: ReturnTable;
  /** By ticker: short assets whose missing months were filled. */
  readonly proxied: ReadonlyMap<string, ProxyFill>;
}

/**
 * The analysis window and every asset's return in each of its months; short assets are filled by proxy.
 * @throws EngineError `price-gap`, `insufficient-history`
 */
export function windowReturns(
  histories: readonly WeighedHistory[],
  range: WindowRange,
  { minObservations }: { readonly minObservations: number },
  returnsOf: SeriesReturns,
): WindowReturns {
  const window = analysisWindow(neededSeries(histories), range, { minObservations });
  const proxied = new Map<string, ProxyFill>();
  const faults: EngineFault[] = [];
  const columns = histories.map((history): Float64Array => {
    const { asset } = history.weighed;
    const own = baseReturns(
      history.local?.returns ?? null,
      history.rate?.returns ?? null,
      window.months,
    );
    const filled = history.isShort
      ? fillByProxy(own, window.months, asset.proxies, returnsOf)
      : { returns: own, filledMonths: 0, proxies: [], missing: [] };
    if (filled.filledMonths > 0) {
      proxied.set(asset.ticker, { months: filled.filledMonths, proxies: filled.proxies });
    }
    const column = returnColumn(filled.returns, window.months);
    if (column !== null) return column;
    faults.push({ ticker: asset.ticker, detail: notFilled(filled.missing) });
    return new Float64Array(window.months.length);
  });
  if (faults.length > 0) {
    const names = listNames(faults.map(({ ticker }) => ticker ?? ''));
    throw new EngineError(
      'insufficient-history',
      `too short a history, and no industry or market proxy that fills it: ${names}`,
      faults,
    );
  }
  return { window, table: { months: window.months, columns }, proxied };
}

function notFilled(missing: readonly string[]): string {
  const [first, last] = [missing[0] ?? '', missing.at(-1) ?? ''];
  return `has no return, and no proxy's, in ${String(missing.length)} months from ${first} to ${last}`;
}

/** Every exchange rate, and every priced asset that is not short; each series once. */
function neededSeries(histories: readonly WeighedHistory[]): readonly WindowSeries[] {
  const needed = new Map<string, SeriesHistory>();
  for (const { local, rate, isShort } of histories) {
    if (local !== null && !isShort) needed.set(local.series.ticker, local);
    if (rate !== null) needed.set(rate.series.ticker, rate);
  }
  return [...needed.values()];
}
