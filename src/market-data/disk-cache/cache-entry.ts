import { createHash } from 'node:crypto';
import type { PriceSeries } from '../../risk/engine/returns/price-series.js';

/** A source's answer for a ticker, as it is kept on disk. */
export interface CacheEntry {
  /** The source's description: entries of one source are none of another. */
  readonly source: string;
  readonly ticker: string;
  /** ISO 8601, UTC. */
  readonly fetchedAt: string;
  /** Null: the source does not know the ticker. */
  readonly series: PriceSeries | null;
}

const FORMAT = 'risk-price-cache-1';

/** A first line with the format and the SHA-256 of the rest, then the entry as JSON. */
export function cacheEntryText(entry: CacheEntry): string {
  const body = `${JSON.stringify(entry)}\n`;
  return `${FORMAT} ${sha256(body)}\n${body}`;
}

/** The entry; null when the text is torn, altered, of another format, or another ticker's. */
export function readCacheEntry(
  text: string,
  { source, ticker }: Pick<CacheEntry, 'source' | 'ticker'>,
): CacheEntry | null {
  const end = text.indexOf('\n');
  const body = text.slice(end + 1);
  if (end < 0 || text.slice(0, end) !== `${FORMAT} ${sha256(body)}`) return null;
  const value: unknown = JSON.parse(body);
  return isEntry(value) && value.source === source && value.ticker === ticker ? value : null;
}

/** The checksum vouches for what we wrote; this for files that somebody made with a sum that fits. */
function isEntry(value: unknown): value is CacheEntry {
  if (typeof value !== 'object' || value === null) return false;
  const { source, ticker, fetchedAt, series } = value as Readonly<Record<string, unknown>>;
  return (
    typeof source === 'string' &&
    typeof ticker === 'string' &&
    typeof fetchedAt === 'string' &&
    !Number.isNaN(Date.parse(fetchedAt)) &&
    (series === null || isSeriesOf(ticker, series))
  );
}

function isSeriesOf(ticker: string, value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { ticker: own, currency, dates, closes } = value as Readonly<Record<string, unknown>>;
  return (
    own === ticker &&
    (currency === null || typeof currency === 'string') &&
    Array.isArray(dates) &&
    Array.isArray(closes) &&
    dates.length > 0 &&
    dates.length === closes.length &&
    dates.every((date) => typeof date === 'string') &&
    closes.every((close) => typeof close === 'number')
  );
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
