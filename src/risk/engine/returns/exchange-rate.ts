/** Ticker of the price of one unit of `currency` in `base`: `EURUSD`. */
export function rateTicker(currency: string, base: string): string {
  return `${currency}${base}`;
}
