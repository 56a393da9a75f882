import { changeOf } from './change-of.js';

/** A square matrix with the tickers of its rows and columns. */
export type LabelledMatrix = readonly [
  tickers: readonly string[],
  rows: readonly (readonly number[])[],
];

/** Cell by cell in the order of `tickers`; null where one of the two matrices lacks the cell. */
export function matrixDifference(
  tickers: readonly string[],
  [before, after]: readonly [LabelledMatrix, LabelledMatrix],
): readonly (readonly (number | null)[])[] {
  const [beforeAt, afterAt] = [positions(tickers, before), positions(tickers, after)];
  return tickers.map((_, i) =>
    tickers.map((__, j) => {
      const former = cell(before, beforeAt[i], beforeAt[j]);
      const latter = cell(after, afterAt[i], afterAt[j]);
      return former === null || latter === null ? null : changeOf(former, latter);
    }),
  );
}

/** Where each ticker is in the matrix; undefined where it is not. */
function positions(
  tickers: readonly string[],
  [own]: LabelledMatrix,
): readonly (number | undefined)[] {
  const places = new Map(own.map((ticker, i) => [ticker, i]));
  return tickers.map((ticker) => places.get(ticker));
}

function cell(
  [, rows]: LabelledMatrix,
  row: number | undefined,
  column: number | undefined,
): number | null {
  return row === undefined || column === undefined ? null : (rows[row]?.[column] ?? null);
}
