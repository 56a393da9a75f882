import type { FaultCode } from '../../../common/document/fault.js';
import { HIGHEST_PRICE, LOWEST_PRICE } from '../../../risk/engine/returns/price-series.js';

export type PriceCell =
  | { readonly kind: 'empty' }
  | { readonly kind: 'close'; readonly close: number }
  | { readonly kind: 'faulty'; readonly code: FaultCode; readonly reason: string };

const EMPTY: PriceCell = { kind: 'empty' };
/** Digits with an optional point and exponent; no grouping, no hexadecimal, no words. */
const DECIMAL = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

/** Reads one cell of prices: empty means that there is no price on that date. */
export function readPriceCell(text: string): PriceCell {
  if (text === '') return EMPTY;
  if (!DECIMAL.test(text)) {
    return { kind: 'faulty', code: 'not-a-number', reason: 'not a decimal number, such as 12.5' };
  }
  const close = Number(text);
  if (close >= LOWEST_PRICE && close <= HIGHEST_PRICE) return { kind: 'close', close };
  const bounds = `not between ${LOWEST_PRICE.toString()} and ${HIGHEST_PRICE.toString()}`;
  const reason = close > 0 ? bounds : 'not a positive price';
  return { kind: 'faulty', code: 'out-of-bounds', reason };
}
