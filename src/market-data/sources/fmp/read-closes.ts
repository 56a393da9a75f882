import { isCalendarDate } from '../../../common/document/calendar-date.js';
import { byCodeUnit } from '../../../common/document/code-unit-order.js';
import type { FaultCode } from '../../../common/document/fault.js';
import { HIGHEST_PRICE, LOWEST_PRICE } from '../../../risk/engine/returns/price-series.js';
import { FaultTally } from '../../fault-tally.js';

export interface ReadingTerms {
  readonly ticker: string;
  /** The field that holds the close. */
  readonly field: string;
  /** The last date that has begun anywhere; prices after it are made up. */
  readonly latestDate: string;
}

export interface ReadCloses {
  /** Oldest first. */
  readonly dates: readonly string[];
  readonly closes: readonly number[];
  readonly faults: FaultTally;
}

/** Reads rows such as `{symbol, date, adjClose}` in any order, and lists all that is wrong with them. */
export function readCloses(rows: readonly unknown[], terms: ReadingTerms): ReadCloses {
  const faults = new FaultTally();
  const byDate = new Map<string, number>();
  for (const [i, row] of rows.entries()) {
    const report = (code: FaultCode, detail: string): void => {
      faults.add({ code, pointer: `/${String(i)}`, detail, line: null, column: null });
    };
    const read = readRow(row, terms, report);
    if (read === null) continue;
    if (byDate.has(read.date)) {
      report('duplicate-key', `${terms.ticker} on ${read.date} has a second price`);
    }
    byDate.set(read.date, read.close);
  }
  const dates = [...byDate.keys()].sort(byCodeUnit);
  return { dates, closes: dates.map((date) => byDate.get(date) ?? NaN), faults };
}

type Report = (code: FaultCode, detail: string) => void;

function readRow(
  row: unknown,
  { ticker, field, latestDate }: ReadingTerms,
  report: Report,
): { readonly date: string; readonly close: number } | null {
  if (typeof row !== 'object' || row === null) {
    report('wrong-type', `${ticker}: a row is ${shown(row)}, not an object`);
    return null;
  }
  const { symbol, date, [field]: close } = row as Readonly<Record<string, unknown>>;
  if (symbol !== ticker) {
    report('name-mismatch', `${ticker} on ${shown(date)}: symbol is ${shown(symbol)}`);
  }
  const reason = reasonAgainst(close);
  if (reason !== null) {
    report(reason.code, `${ticker} on ${shown(date)}: ${field} is ${shown(close)}, ${reason.text}`);
  }
  if (typeof date !== 'string' || !isCalendarDate(date)) {
    report('invalid-date', `${ticker}: date is ${shown(date)}, not a day such as 2020-12-31`);
    return null;
  }
  if (date > latestDate) {
    report('invalid-date', `${ticker} on ${date}: date is in the future`);
  }
  return { date, close: Number(close) };
}

function reasonAgainst(close: unknown): { readonly code: FaultCode; readonly text: string } | null {
  if (close === undefined || close === null) return { code: 'missing', text: 'not a price' };
  if (typeof close !== 'number') return { code: 'wrong-type', text: 'not a number' };
  if (close >= LOWEST_PRICE && close <= HIGHEST_PRICE) return null;
  const bounds = `not between ${String(LOWEST_PRICE)} and ${String(HIGHEST_PRICE)}`;
  return { code: 'out-of-bounds', text: close > 0 ? bounds : 'not a positive price' };
}

const LONGEST_SHOWN = 40;

function shown(value: unknown): string {
  if (value === undefined) return 'missing';
  const text = typeof value === 'number' ? String(value) : JSON.stringify(value);
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;
}
