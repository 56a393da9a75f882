import type { AnalysisOptions } from '../analysis-input.js';
import { EngineError } from '../engine-error.js';
import type { WeighedAsset } from '../valuation/weigh-assets.js';
import { historyFault } from './analysis-window.js';
import type { AssetHistory } from './asset-histories.js';
import { listNames } from '../list-names.js';

export interface WeighedHistory extends AssetHistory {
  readonly weighed: WeighedAsset;
  /** Fewer own returns in the range than are asked for. */
  readonly isShort: boolean;
}

export interface KeptHistories {
  readonly kept: readonly WeighedHistory[];
  /** Left out for their short history. */
  readonly excluded: readonly WeighedAsset[];
}

/**
 * Marks assets with fewer than `minObservations` returns as short, and deals with them as `onShortHistory` says.
 * @throws EngineError `insufficient-history` naming each short asset (`fail`), or when none is left (`exclude`).
 */
export function keepLongHistories(
  assets: readonly WeighedAsset[],
  histories: readonly AssetHistory[],
  { onShortHistory, minObservations }: Pick<AnalysisOptions, 'onShortHistory' | 'minObservations'>,
): KeptHistories {
  const all = assets.map((weighed, i): WeighedHistory => {
    const { local = null, rate = null } = histories[i] ?? {};
    return {
      weighed,
      local,
      rate,
      isShort: local !== null && local.returns.size < minObservations,
    };
  });
  const short = all.filter(({ isShort }) => isShort);
  const isHopeless = onShortHistory === 'exclude' && short.length === all.length;
  if (short.length > 0 && (onShortHistory === 'fail' || isHopeless)) {
    throw new EngineError(
      'insufficient-history',
      `fewer than ${String(minObservations)} monthly returns of ${listNames(short.map(({ weighed }) => weighed.asset.ticker))}`,
      short.flatMap(({ local }) =>
        local === null ? [] : [historyFault(local.series, local.returns.size)],
      ),
    );
  }
  if (onShortHistory !== 'exclude') return { kept: all, excluded: [] };
  return {
    kept: all.filter(({ isShort }) => !isShort),
    excluded: short.map(({ weighed }) => weighed),
  };
}
