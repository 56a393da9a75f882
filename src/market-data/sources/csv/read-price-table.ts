import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { CsvError, parse } from 'csv-parse';
import { onPriceFile } from './price-file.js';
import type { ReadHeader } from './price-header.js';
import type { PriceTable } from './price-table.js';
import { PriceTableBuilder } from './price-table-builder.js';

interface ParsedRow {
  readonly record: readonly string[];
  /** `lines`: the line on which the row ends. */
  readonly info: { readonly lines: number };
}

/**
 * Reads a price file piece by piece, so that a large one leaves room for other work.
 * @throws PriceSourceUnavailableError when the file cannot be read; faulty content is in the table.
 */
export async function readPriceTable(file: string, readHeader: ReadHeader): Promise<PriceTable> {
  const builder = new PriceTableBuilder(file, readHeader);
  const parser = parse({
    bom: true,
    info: true,
    trim: true,
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_empty_values: true,
  });
  const takeRows = async (rows: AsyncIterable<ParsedRow>): Promise<void> => {
    for await (const { record, info } of rows) builder.addRow(record, info.lines);
  };
  try {
    await onPriceFile(file, () => pipeline(createReadStream(file), parser, takeRows));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    builder.addBreak(parser.info.lines, error.message);
  }
  return builder.finish();
}
