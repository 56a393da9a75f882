import { access } from 'node:fs/promises';
import { systemClock } from '../common/clock.js';
import { AppError } from '../common/problem/app-error.js';
import { type PriceSettings, priceSourceOptions } from '../market-data/market-data.config.js';
import type { PriceSource } from '../market-data/price-source.js';
import { openPriceSource } from '../market-data/price-sources.js';
import type { PriceSurroundings } from '../market-data/price-surroundings.js';
import { type Terminal, warnOfEvent } from './terminal.js';

/**
 * The prices in the CSV files that the caller names, else those of the settings.
 * @throws AppError `file-not-found` when the named path is not there; `price-source-unavailable`
 */
export async function openPrices(
  path: string | undefined,
  settings: PriceSettings,
  terminal: Terminal,
): Promise<PriceSource> {
  const surroundings = priceSurroundings(terminal);
  if (path === undefined) return openPriceSource(priceSourceOptions(settings), surroundings);
  await access(path).catch((error: unknown) => {
    const detail = `there are no prices at "${path}": no such file or folder`;
    throw new AppError('file-not-found', detail, { cause: error });
  });
  return openPriceSource({ source: 'csv', path }, surroundings);
}

/** What a price source warns of goes to the terminal. */
export function priceSurroundings(terminal: Terminal): PriceSurroundings {
  return {
    clock: systemClock,
    onWarning: (event, fields) => {
      warnOfEvent(terminal, event, fields);
    },
  };
}
