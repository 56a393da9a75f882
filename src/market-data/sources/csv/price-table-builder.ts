import { isCalendarDate } from '../../../common/document/calendar-date.js';
import { byCodeUnit } from '../../../common/document/code-unit-order.js';
import type { FaultCode } from '../../../common/document/fault.js';
import { FaultTally } from '../../fault-tally.js';
import { readPriceCell } from './price-cell.js';
import type { ReadHeader } from './price-header.js';
import type { PriceTable } from './price-table.js';

interface ColumnUnderWay {
  readonly ticker: string;
  readonly closes: number[];
  readonly faults: FaultTally;
}

interface RowFault {
  readonly code: FaultCode;
  readonly line: number;
  readonly detail: string;
}

/** Takes the rows of a price file one by one and gives the table, with every fault where it belongs. */
export class PriceTableBuilder {
  private readonly headerFaults = new FaultTally();
  private readonly rowFaults = new FaultTally();
  private readonly dates: string[] = [];
  private readonly lines: number[] = [];
  private readonly columns: ColumnUnderWay[] = [];
  private hasHeader = false;

  constructor(
    private readonly file: string,
    private readonly readHeader: ReadHeader,
  ) {}

  addRow(cells: readonly string[], line: number): void {
    if (!this.hasHeader) this.takeHeader(cells, line);
    else if (this.columns.length > 0) this.takePrices(cells, line);
  }

  /** The text stops being CSV at this line. */
  addBreak(line: number, reason: string): void {
    const faults = this.hasHeader ? this.rowFaults : this.headerFaults;
    this.addFault(faults, { code: 'malformed', line, detail: `the text is not CSV: ${reason}` });
  }

  finish(): PriceTable {
    if (!this.hasHeader && this.headerFaults.total === 0) {
      const detail = 'the file is empty; it starts with a header whose first column is Date';
      this.addFault(this.headerFaults, { code: 'malformed', line: 1, detail });
    }
    const rowsByDate = this.sortRows();
    this.findRepeatedDates(rowsByDate);
    const { file, headerFaults, rowFaults, dates } = this;
    const columns = new Map<string, ColumnUnderWay>();
    for (const column of this.columns) {
      if (!columns.has(column.ticker)) columns.set(column.ticker, column);
    }
    return { file, headerFaults, rowFaults, dates, rowsByDate, columns };
  }

  private takeHeader(cells: readonly string[], line: number): void {
    this.hasHeader = true;
    const header = this.readHeader(cells);
    if (!header.ok) {
      for (const detail of header.reasons) {
        this.addFault(this.headerFaults, { code: 'malformed', line, detail });
      }
      return;
    }
    const faultsByTicker = new Map<string, FaultTally>();
    for (const [i, ticker] of header.tickers.entries()) {
      const known = faultsByTicker.get(ticker);
      const faults = known ?? new FaultTally();
      faultsByTicker.set(ticker, faults);
      if (known !== undefined) {
        const detail = `${ticker} has a second column, column ${(i + 2).toString()}`;
        this.addFault(faults, { code: 'duplicate-key', line, detail });
      }
      this.columns.push({ ticker, closes: [], faults });
    }
  }

  private takePrices(cells: readonly string[], line: number): void {
    const date = cells[0] ?? '';
    if (!isCalendarDate(date)) {
      const detail = `"${date}" is not a date of the calendar, such as 2020-12-31`;
      this.addFault(this.rowFaults, { code: 'invalid-date', line, detail });
    }
    const width = this.columns.length + 1;
    if (cells.length !== width) {
      const detail = `the row of "${date}" has ${cells.length.toString()} cells, the header ${width.toString()}`;
      this.addFault(this.rowFaults, { code: 'malformed', line, detail });
      return;
    }
    this.dates.push(date);
    this.lines.push(line);
    for (const [i, column] of this.columns.entries()) {
      const text = cells[i + 1] ?? '';
      const cell = readPriceCell(text);
      column.closes.push(cell.kind === 'close' ? cell.close : NaN);
      if (cell.kind === 'faulty') {
        const detail = `${column.ticker} on ${date} is "${text}": ${cell.reason}`;
        this.addFault(column.faults, { code: cell.code, line, detail });
      }
    }
  }

  private sortRows(): readonly number[] {
    const { dates } = this;
    return [...dates.keys()].sort((a, b) => byCodeUnit(dates[a] ?? '', dates[b] ?? '') || a - b);
  }

  private findRepeatedDates(rowsByDate: readonly number[]): void {
    for (const [i, row] of rowsByDate.entries()) {
      const before = rowsByDate[i - 1];
      const date = this.dates[row] ?? '';
      if (before === undefined || this.dates[before] !== date || !isCalendarDate(date)) continue;
      const line = this.lines[row] ?? 0;
      const detail = `${date} appears again; it is already on line ${String(this.lines[before])}`;
      this.addFault(this.rowFaults, { code: 'duplicate-key', line, detail });
    }
  }

  private addFault(faults: FaultTally, { code, line, detail }: RowFault): void {
    const place = `${this.file}:${line.toString()}`;
    faults.add({ code, pointer: '', detail: `${place}: ${detail}`, line, column: null });
  }
}
