import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { CsvError, parse } from 'csv-parse';
import { excerpt } from '../../common/document/excerpt.js';
import type { FaultList } from '../../common/document/fault-list.js';
import { MAX_POSITIONS } from '../portfolio.js';
import { CSV_COLUMNS, type CsvCell, type CsvColumn, type CsvRow } from './csv-row.js';

/** Ten accounts for each position that a portfolio can have. */
const MAX_ROWS = 10 * MAX_POSITIONS;

const PIECE_LENGTH = 65_536;

interface ParsedRow {
  readonly record: readonly string[];
  /** `lines`: the line on which the row ends. */
  readonly info: { readonly lines: number };
}

/** Reads a table piece by piece, so that a large one leaves room for other work; what is wrong with its form is reported. */
export async function readCsvRows(text: string, faults: FaultList): Promise<readonly CsvRow[]> {
  const table = new RowCollector(faults);
  const parser = parse({
    bom: true,
    info: true,
    trim: true,
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_empty_values: true,
  });
  const takeRows = async (parsed: AsyncIterable<ParsedRow>): Promise<void> => {
    for await (const { record, info } of parsed) table.add(record, info.lines);
  };
  try {
    await pipeline(Readable.from(piecesOf(text)), parser, takeRows);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    faults.report('malformed', placeOf(parser.info.lines), `this is not CSV: ${error.message}`);
  }
  return table.finish();
}

/** The first row is the header. */
class RowCollector {
  private header: readonly (CsvColumn | null)[] | null = null;
  private readonly rows: CsvRow[] = [];
  private isCut = false;

  constructor(private readonly faults: FaultList) {}

  add(record: readonly string[], line: number): void {
    if (this.header === null) this.header = readHeader(record, line, this.faults);
    else if (this.rows.length === MAX_ROWS) this.isCut = true;
    else this.rows.push(toRow(this.header, record, { line, faults: this.faults }));
  }

  finish(): readonly CsvRow[] {
    if (this.isCut) {
      const detail = `there are more than ${MAX_ROWS.toString()} rows`;
      this.faults.report('too-large', placeOf(MAX_ROWS), detail);
    }
    if (this.header === null && this.faults.isEmpty) {
      const detail = `there is no header: ${CSV_COLUMNS.join(', ')}`;
      this.faults.report('missing', placeOf(1), detail);
    }
    return this.rows;
  }
}

function* piecesOf(text: string): Generator<string> {
  for (let start = 0; start < text.length; start += PIECE_LENGTH) {
    yield text.slice(start, start + PIECE_LENGTH);
  }
}

/** Null for a column that cannot be taken; what is wrong with it is reported. */
function readHeader(
  record: readonly string[],
  line: number,
  faults: FaultList,
): readonly (CsvColumn | null)[] {
  const seen = new Set<string>();
  const columns = record.map((title, index) => {
    const name = CSV_COLUMNS.find((column) => column === title.toLowerCase());
    const place = { pointer: '', line, column: index + 1 };
    if (name === undefined) {
      const detail = `${excerpt(title)} is not a column of positions: ${CSV_COLUMNS.join(', ')}`;
      faults.report('unknown-key', place, detail);
      return null;
    }
    if (seen.has(name)) {
      faults.report('duplicate-key', place, `the column ${name} is there already`);
      return null;
    }
    seen.add(name);
    return name;
  });
  if (!seen.has('ticker')) faults.report('missing', placeOf(line), 'there is no column ticker');
  return columns;
}

function toRow(
  header: readonly (CsvColumn | null)[],
  record: readonly string[],
  { line, faults }: { readonly line: number; readonly faults: FaultList },
): CsvRow {
  const cells = record.flatMap((text, index): readonly (readonly [CsvColumn, CsvCell])[] => {
    if (text === '') return [];
    const column = header[index];
    if (column === undefined) {
      const place = { pointer: '', line, column: index + 1 };
      faults.report('unknown-key', place, `${excerpt(text)} stands beyond the last column`);
    }
    if (column === undefined || column === null) return [];
    // Types are written in lower case; a broker may not.
    const value = column === 'type' ? text.toLowerCase() : text;
    return [[column, { text: value, column: index + 1 }]];
  });
  return { line, cells: new Map(cells) };
}

function placeOf(line: number): { pointer: string; line: number; column: number } {
  return { pointer: '', line, column: 1 };
}
