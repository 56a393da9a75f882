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
const NEWLINE = 0x0a;

/** A first line with the format and the SHA-256 of the rest, then the entry as JSON, its dates as one text. */
export function cacheEntryText({ series, ...entry }: CacheEntry): string {
  const packed = series === null ? null : { ...series, dates: series.dates.join(' ') };
  const body = `${JSON.stringify({ ...entry, series: packed })}\n`;
  return `${FORMAT} ${sha256(Buffer.from(body))}\n${body}`;
}

/** The entry; null when the bytes are torn, altered, of another format, or another ticker's. */
export function readCacheEntry(
  bytes: Buffer,
  { source, ticker }: Pick<CacheEntry, 'source' | 'ticker'>,
): CacheEntry | null {
  const end = bytes.indexOf(NEWLINE);
  const body = bytes.subarray(end + 1);
  if (end < 0 || bytes.toString('latin1', 0, end) !== `${FORMAT} ${sha256(body)}`) return null;
  const entry = asEntry(JSON.parse(body.toString('utf8')));
  return entry?.source === source && entry.ticker === ticker ? entry : null;
}

/** The checksum vouches for what we wrote; this for files that somebody made with a sum that fits. */
function asEntry(value: unknown): CacheEntry | null {
  if (typeof value !== 'object' || value === null) return null;
  const { source, ticker, fetchedAt, series } = value as Readonly<Record<string, unknown>>;
  const isWhole = [source, ticker, fetchedAt].every((text) => typeof text === 'string');
  if (!isWhole || Number.isNaN(Date.parse(String(fetchedAt)))) return null;
  const head = { source: String(source), ticker: String(ticker), fetchedAt: String(fetchedAt) };
  if (series === null) return { ...head, series };
  const unpacked = asSeries(head.ticker, series);
  return unpacked === null ? null : { ...head, series: unpacked };
}

function asSeries(ticker: string, value: unknown): PriceSeries | null {
  if (typeof value !== 'object' || value === null) return null;
  const {
    ticker: own,
    currency,
    dates: packed,
    closes,
  } = value as Readonly<Record<string, unknown>>;
  if (own !== ticker || typeof packed !== 'string' || !areCloses(closes)) return null;
  if (currency !== null && typeof currency !== 'string') return null;
  const dates = packed.split(' ');
  return dates.length === closes.length ? { ticker, currency, dates, closes } : null;
}

function areCloses(value: unknown): value is readonly number[] {
  return Array.isArray(value) && value.every((close) => typeof close === 'number');
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
