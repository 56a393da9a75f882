/** What the header of a price file says: the ticker of each column after the date, or what is wrong with it. */
export type PriceHeader =
  | { readonly ok: true; readonly tickers: readonly string[] }
  | { readonly ok: false; readonly reasons: readonly string[] };

/** How the header of a file is to be read. */
export type ReadHeader = (cells: readonly string[]) => PriceHeader;

const CLOSE_NAMES: readonly string[] = ['close', 'adj close', 'adj_close', 'price'];

/** `Date,AAPL,MSFT,…`: each column after the date is named by its ticker. */
export const readWideHeader: ReadHeader = ([date, ...tickers]) => {
  const reasons = tickers.flatMap((ticker, i) =>
    ticker === '' ? [`column ${(i + 2).toString()} has no name; it takes a ticker`] : [],
  );
  if (!isDate(date)) reasons.unshift(firstColumnReason(date));
  return reasons.length > 0 ? { ok: false, reasons } : { ok: true, tickers };
};

/** `Date,Close`: a file that holds the one ticker it is named after. */
export function readTickerHeader(ticker: string): ReadHeader {
  return ([date, ...others]) => {
    const reasons = isDate(date) ? [] : [firstColumnReason(date)];
    const [close] = others;
    if (others.length !== 1 || close === undefined || !CLOSE_NAMES.includes(close.toLowerCase())) {
      const found = others.length === 0 ? 'nothing' : `"${others.join(',')}"`;
      reasons.push(
        `after the date there is one column, Close, Adj Close, Adj_Close or Price, not ${found}`,
      );
    }
    return reasons.length > 0 ? { ok: false, reasons } : { ok: true, tickers: [ticker] };
  };
}

function isDate(cell: string | undefined): boolean {
  return cell?.toLowerCase() === 'date';
}

function firstColumnReason(cell: string | undefined): string {
  return `the first column is named Date, not "${cell ?? ''}"`;
}
