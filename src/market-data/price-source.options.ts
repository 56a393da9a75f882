import type { Secret } from '../common/secret.js';
import type { PriceSeries } from '../risk/engine/returns/price-series.js';

/** Where the prices come from, chosen once at start from the settings. */
export type PriceSourceOptions =
  | {
      readonly source: 'csv';
      /** One wide file, or a folder. */
      readonly path: string;
    }
  | {
      readonly source: 'fmp';
      readonly baseUrl: string;
      readonly apiKey: Secret;
      readonly requestsPerMinute: number;
      /** For one answer. */
      readonly timeoutMs: number;
      /** For one request with all that it waits for. */
      readonly patienceMs: number;
      /** Folder of what was fetched; made when it is missing. */
      readonly cacheDirectory: string;
    }
  | { readonly source: 'memory'; readonly series: readonly PriceSeries[] };

export type PriceSourceName = PriceSourceOptions['source'];

export type OptionsOf<Name extends PriceSourceName> = Extract<
  PriceSourceOptions,
  { readonly source: Name }
>;
