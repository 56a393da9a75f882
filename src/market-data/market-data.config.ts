import type { Settings } from '../config/settings-table.js';
import type { PriceSourceOptions } from './price-source.options.js';

/** The price source that the settings choose. */
export function priceSourceOptions({
  pricesDirectory,
}: Pick<Settings, 'pricesDirectory'>): PriceSourceOptions {
  return { source: 'csv', path: pricesDirectory };
}
