import type { FmpClient } from './fmp-client.js';
import { FmpFailure } from './fmp-failure.js';

/** FMP gives no more rows than this in one answer, the newest first. */
const MOST_ROWS = 5000;
/** More than a century; an answer that never gets older does not keep us for ever. */
const MOST_PAGES = 8;
const EARLIEST = '1900-01-01';
const MS_PER_DAY = 86_400_000;

/** Where FMP keeps the closes of a ticker, and what it calls them. */
export interface CloseKind {
  readonly path: string;
  readonly field: string;
}

const ADJUSTED: CloseKind = {
  path: 'historical-price-eod/dividend-adjusted',
  field: 'adjClose',
};
const PLAIN: CloseKind = { path: 'historical-price-eod/light', field: 'price' };

/** True for a pair of currencies, such as EURUSD. */
export function isCurrencyPair(ticker: string): boolean {
  return /^[A-Z]{6}$/.test(ticker);
}

/** Returns need closes adjusted for splits and dividends; exchange rates and indices (`^GSPC`) have neither. */
export function closeKindOf(ticker: string): CloseKind {
  return isCurrencyPair(ticker) || ticker.startsWith('^') ? PLAIN : ADJUSTED;
}

/** All rows that FMP has up to a date, page by page, unchecked. @throws FmpFailure, NotInPlan */
export async function requestHistory(
  client: FmpClient,
  ticker: string,
  upTo: string,
): Promise<readonly unknown[]> {
  const { path } = closeKindOf(ticker);
  const rows: unknown[] = [];
  let to = upTo;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const answer = await client.get(path, { symbol: ticker, from: EARLIEST, to });
    if (!Array.isArray(answer)) {
      throw new FmpFailure('its answer is JSON but no list of prices', { isTransient: false });
    }
    for (const row of answer as readonly unknown[]) rows.push(row);
    const oldest = oldestDateOf(answer);
    if (answer.length < MOST_ROWS || oldest === null || oldest > to) break;
    to = new Date(Date.parse(oldest) - MS_PER_DAY).toISOString().slice(0, 10);
  }
  return rows;
}

function oldestDateOf(rows: readonly unknown[]): string | null {
  const dates = rows.map(dateOf).filter((date) => /^\d{4}-\d{2}-\d{2}$/.test(date));
  const oldest = dates.reduce((a, b) => (b < a ? b : a), '9999-12-31');
  return dates.length === 0 || Number.isNaN(Date.parse(oldest)) ? null : oldest;
}

function dateOf(row: unknown): string {
  return typeof row === 'object' && row !== null && 'date' in row ? String(row.date) : '';
}
