import type { Asset } from '../analysis-input.js';
import { EngineError, type EngineFault } from '../engine-error.js';
import { sum } from '../linalg/sum.js';
import { type AssetValue, type Market, valueAsset } from './value-asset.js';
import { listNames } from '../list-names.js';

export interface WeighedAsset {
  readonly asset: Asset;
  readonly valuation: AssetValue;
  /** Value in the base currency, or the weight as given. */
  readonly worth: number;
  /** Fraction of the net value; signed. */
  readonly weight: number;
}

export interface WeighedPortfolio {
  readonly assets: readonly WeighedAsset[];
  /** Sum of values in the base currency; of weights, when the input gives weights. */
  readonly netValue: number;
}

/**
 * Weights from values (w_i = value_i / sum of values), or from given weights (divided by their sum if `normalize`).
 * @throws EngineError `mixed-quantities`, `prices-not-found`, `fx-rate-missing`, `net-value-not-positive`
 */
export function weighAssets(
  assets: readonly Asset[],
  market: Market,
  { normalize }: { readonly normalize: boolean },
): WeighedPortfolio {
  const byWeight = requireOneKind(assets);
  const valued = assets.map((asset) => {
    const valuation = valueAsset(asset, market);
    // A weight says nothing of money, and zero would be a lie.
    return { asset, valuation: byWeight ? { ...valuation, value: null } : valuation };
  });
  if (!byWeight) requireValues(valued, market);
  const worths = valued.map(
    ({ asset, valuation }) => (byWeight ? asset.weight : valuation.value) ?? 0,
  );
  const { netValue, weights } = weightsOf(worths, { asGiven: byWeight && !normalize });
  return {
    netValue,
    assets: valued.map((entry, i) => ({
      ...entry,
      worth: worths[i] as number,
      weight: weights[i] as number,
    })),
  };
}

/** Weights of some of the assets among themselves, which sum to 1, and their net value. @throws EngineError `net-value-not-positive` */
export function reweigh(assets: readonly WeighedAsset[]): WeighedPortfolio {
  const worths = assets.map(({ worth }) => worth);
  const { netValue, weights } = weightsOf(worths, { asGiven: false });
  return {
    netValue,
    assets: assets.map((entry, i) => ({ ...entry, weight: weights[i] as number })),
  };
}

function weightsOf(
  worths: readonly number[],
  { asGiven }: { readonly asGiven: boolean },
): { readonly netValue: number; readonly weights: readonly number[] } {
  const netValue = sum(worths);
  if (!(netValue > 0)) {
    throw new EngineError(
      'net-value-not-positive',
      `the net value is ${String(netValue)}; weights need a positive one`,
    );
  }
  return { netValue, weights: asGiven ? worths : worths.map((worth) => worth / netValue) };
}

function requireOneKind(assets: readonly Asset[]): boolean {
  const weighted = assets.filter((asset) => asset.weight !== null);
  const held = assets.filter((asset) => asset.shares !== null || asset.amounts.length > 0);
  if (weighted.length > 0 && held.length > 0) {
    throw new EngineError(
      'mixed-quantities',
      'some entries have a weight and others shares or dollars; give all of them one kind',
      held.map(({ ticker }) => ({
        ticker,
        detail: 'has shares or dollars beside others with a weight',
      })),
    );
  }
  return weighted.length > 0;
}

function requireValues(
  valued: readonly { readonly asset: Asset; readonly valuation: AssetValue }[],
  { endDate }: Market,
): void {
  const prices: EngineFault[] = [];
  const rates: EngineFault[] = [];
  for (const { asset, valuation } of valued) {
    for (const missing of valuation.missing) {
      const isRate = missing !== asset.ticker;
      const detail = isRate
        ? `has no exchange rate ${missing} on or before ${endDate}`
        : `has no price on or before ${endDate}`;
      (isRate ? rates : prices).push({ ticker: asset.ticker, detail });
    }
  }
  if (prices.length > 0) {
    throw new EngineError(
      'prices-not-found',
      `no price for ${listNames(prices.map(({ ticker }) => ticker ?? ''))}`,
      [...prices, ...rates],
    );
  }
  if (rates.length > 0) {
    throw new EngineError(
      'fx-rate-missing',
      `no exchange rate for ${listNames(rates.map(({ ticker }) => ticker ?? ''))}`,
      rates,
    );
  }
}
