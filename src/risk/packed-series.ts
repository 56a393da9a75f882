import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { PriceSeries } from './engine/returns/price-series.js';

/** A price series as numbers in memory that threads share: sent for the cost of a reference. */
export interface PackedSeries {
  readonly packed: 'price-series';
  readonly ticker: string;
  readonly currency: string | null;
  /** Dates as `YYYYMMDD`. */
  readonly days: Int32Array;
  readonly closes: Float64Array;
}

interface Known {
  /** Null for a series with anything but dates and numbers: it stays as it is. */
  readonly packed: PackedSeries | null;
  readonly digest: string;
}

/** Series never change once they are made, and the cache of prices gives the same ones again and again. */
const KNOWN = new WeakMap<PriceSeries, Known>();

const DATE_FORM = 'YYYY-MM-DD';
const [DASH, ZERO, NINE] = [0x2d, 0x30, 0x39];
/** Some two milliseconds of packing. */
const CLOSES_PER_TURN = 16_384;
const BYTES_PER_CLOSE = 12;
const MOST_DATES = 100_000;

export function isPriceSeries(value: unknown): value is PriceSeries {
  return typeof value === 'object' && value !== null && 'dates' in value && 'closes' in value;
}

/** The series packed, or as it is when it cannot be. */
export function packSeries(series: PriceSeries): PackedSeries | PriceSeries {
  return known(series).packed ?? series;
}

/** SHA-256 (hex) of all there is in the series. */
export function seriesDigest(series: PriceSeries): string {
  return known(series).digest;
}

/**
 * Packs series that were not packed before, a few at a time: the first analysis of many long series holds nobody else
 * up, and later ones find the work done.
 */
export async function packAhead(all: Iterable<PriceSeries>): Promise<void> {
  let closes = 0;
  for (const series of all) {
    if (KNOWN.has(series)) continue;
    known(series);
    closes += series.closes.length;
    if (closes < CLOSES_PER_TURN) continue;
    closes = 0;
    await setImmediate();
  }
}

export function isPackedSeries(value: unknown): value is PackedSeries {
  return (
    typeof value === 'object' &&
    value !== null &&
    'packed' in value &&
    value.packed === 'price-series'
  );
}

export function unpackSeries({ ticker, currency, days, closes }: PackedSeries): PriceSeries {
  const dates: string[] = [];
  const plainCloses: number[] = [];
  for (let i = 0; i < days.length; i += 1) {
    dates.push(dateOf(days[i] as number));
    plainCloses.push(closes[i] as number);
  }
  return { ticker, currency, dates, closes: plainCloses };
}

function known(series: PriceSeries): Known {
  const before = KNOWN.get(series);
  if (before !== undefined) return before;
  const packed = pack(series);
  const made = {
    packed,
    digest: packed === null ? digest(JSON.stringify(series)) : digestOf(packed),
  };
  KNOWN.set(series, made);
  return made;
}

function pack({ ticker, currency, dates, closes }: PriceSeries): PackedSeries | null {
  const { length } = dates;
  if (closes.length !== length) return null;
  const memory = new SharedArrayBuffer(length * BYTES_PER_CLOSE);
  const packedCloses = new Float64Array(memory, 0, length);
  const days = new Int32Array(memory, packedCloses.byteLength, length);
  for (let i = 0; i < length; i += 1) {
    const day = dayNumber(dates[i] as string);
    const close: unknown = closes[i];
    if (day === null || typeof close !== 'number') return null;
    days[i] = day;
    packedCloses[i] = close;
  }
  return { packed: 'price-series', ticker, currency, days, closes: packedCloses };
}

/** `YYYY-MM-DD` as `YYYYMMDD`, without a string for each part; null for any other text. */
function dayNumber(date: string): number | null {
  if (date.length !== DATE_FORM.length) return null;
  let day = 0;
  for (let i = 0; i < DATE_FORM.length; i += 1) {
    const code = date.charCodeAt(i);
    if (DATE_FORM[i] === '-') {
      if (code !== DASH) return null;
    } else if (code < ZERO || code > NINE) return null;
    else day = day * 10 + code - ZERO;
  }
  return day;
}

/** Series of one market have the same days: each is written once. */
const DATES = new Map<number, string>();

function dateOf(day: number): string {
  const before = DATES.get(day);
  if (before !== undefined) return before;
  const digits = String(day).padStart(8, '0');
  if (DATES.size >= MOST_DATES) DATES.clear();
  const date = `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`;
  DATES.set(day, date);
  return date;
}

function digestOf({ ticker, currency, days, closes }: PackedSeries): string {
  const memory = new Uint8Array(closes.buffer);
  return createHash('sha256')
    .update(JSON.stringify([ticker, currency, days.length]))
    .update(memory)
    .digest('hex');
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
