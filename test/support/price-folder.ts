import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PriceSeries } from '../../src/risk/engine/returns/price-series.js';

export interface PriceFolder {
  readonly path: string;
  /** Writes a file of the folder. */
  readonly write: (name: string, text: string) => Promise<void>;
  readonly dispose: () => Promise<void>;
}

/** A temporary folder for price files. */
export async function aPriceFolder(): Promise<PriceFolder> {
  const path = await mkdtemp(join(tmpdir(), 'prices-'));
  return {
    path,
    write: (name, text) => writeFile(join(path, name), text),
    dispose: () => rm(path, { recursive: true }),
  };
}

/** Series as one wide table, empty where a ticker has no price. */
export function wideTable(series: readonly PriceSeries[]): string {
  const dates = [...new Set(series.flatMap((each) => each.dates))].sort();
  const rows = dates.map((date) =>
    [date, ...series.map(({ dates: own, closes }) => closes[own.indexOf(date)] ?? '')].join(','),
  );
  return [['Date', ...series.map(({ ticker }) => ticker)].join(','), ...rows, ''].join('\n');
}

/** One series as the file of its ticker. */
export function tickerTable({ dates, closes }: PriceSeries): string {
  return ['Date,Close', ...dates.map((date, i) => `${date},${String(closes[i])}`), ''].join('\n');
}

/** The currencies that the series name. */
export function currenciesOf(series: readonly PriceSeries[]): string {
  return series
    .filter(({ currency }) => currency !== null)
    .map(({ ticker, currency }) => `${JSON.stringify(ticker)}: ${String(currency)}\n`)
    .join('');
}
