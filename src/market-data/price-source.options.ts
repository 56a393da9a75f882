import type { PriceSeries } from '../risk/engine/returns/price-series.js';

/** Where the prices come from, chosen once at start from the settings. */
export type PriceSourceOptions =
  | {
      readonly source: 'csv';
      /** One wide file, or a folder. */
      readonly path: string;
    }
  | { readonly source: 'memory'; readonly series: readonly PriceSeries[] };

export type PriceSourceName = PriceSourceOptions['source'];

export type OptionsOf<Name extends PriceSourceName> = Extract<
  PriceSourceOptions,
  { readonly source: Name }
>;
