import { access } from 'node:fs/promises';
import { AppError } from '../common/problem/app-error.js';
import type { Settings } from '../config/settings-table.js';
import { priceSourceOptions } from '../market-data/market-data.config.js';
import type { PriceSource } from '../market-data/price-source.js';
import { openPriceSource } from '../market-data/price-sources.js';

/**
 * The prices at the path that the caller names, else those of the settings.
 * @throws AppError `file-not-found` when the named path is not there; `price-source-unavailable`
 */
export async function openPrices(
  path: string | undefined,
  settings: Pick<Settings, 'pricesDirectory'>,
): Promise<PriceSource> {
  if (path === undefined) return openPriceSource(priceSourceOptions(settings));
  await access(path).catch((error: unknown) => {
    const detail = `there are no prices at "${path}": no such file or folder`;
    throw new AppError('file-not-found', detail, { cause: error });
  });
  return openPriceSource({ source: 'csv', path });
}
