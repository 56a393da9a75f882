import type { Settings } from '../config/settings-table.js';
import { invariant } from '../common/invariant.js';
import type { PriceSourceOptions } from './price-source.options.js';

/** The settings that choose where prices come from. */
export type PriceSettings = Pick<
  Settings,
  | 'priceSource'
  | 'pricesDirectory'
  | 'priceCacheDirectory'
  | 'fmpApiKey'
  | 'fmpBaseUrl'
  | 'fmpRequestsPerMinute'
  | 'fmpTimeoutMs'
  | 'fmpPatienceMs'
>;

/** The price source that the settings choose. */
export function priceSourceOptions(settings: PriceSettings): PriceSourceOptions {
  if (settings.priceSource === 'csv') return { source: 'csv', path: settings.pricesDirectory };
  const { fmpApiKey } = settings;
  invariant(fmpApiKey !== null, 'FMP_API_KEY is set when PRICE_SOURCE is fmp');
  return {
    source: 'fmp',
    baseUrl: settings.fmpBaseUrl,
    apiKey: fmpApiKey,
    requestsPerMinute: settings.fmpRequestsPerMinute,
    timeoutMs: settings.fmpTimeoutMs,
    patienceMs: settings.fmpPatienceMs,
    cacheDirectory: settings.priceCacheDirectory,
  };
}
