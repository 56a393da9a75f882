import type { FaultTally } from '../../fault-tally.js';

/** A price file as read: its dates and, for each ticker, its closes with all that is wrong with them. */
export interface PriceTable {
  /** As the messages name it. */
  readonly file: string;
  /** Faults of the header: they hide which tickers there are. */
  readonly headerFaults: FaultTally;
  /** Faults of whole rows, such as a broken date: they are every ticker's. */
  readonly rowFaults: FaultTally;
  /** Of each row, in the order of the file. */
  readonly dates: readonly string[];
  /** Indices of the rows, oldest first. */
  readonly rowsByDate: readonly number[];
  readonly columns: ReadonlyMap<string, PriceColumn>;
}

export interface PriceColumn {
  /** One for each row, in the order of the file; NaN where the cell is empty or at fault. */
  readonly closes: readonly number[];
  readonly faults: FaultTally;
}

/** The dates and closes of a column without faults, oldest first; empty cells are left out. */
export function datedCloses(
  { dates, rowsByDate }: PriceTable,
  { closes }: PriceColumn,
): { readonly dates: readonly string[]; readonly closes: readonly number[] } {
  const filled = rowsByDate.filter((row) => !Number.isNaN(closes[row]));
  return {
    dates: filled.map((row) => dates[row] ?? ''),
    closes: filled.map((row) => closes[row] ?? NaN),
  };
}
