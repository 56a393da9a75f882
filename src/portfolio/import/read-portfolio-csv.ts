import type { DocumentNode, MapNode } from '../../common/document/document-node.js';
import { FaultList } from '../../common/document/fault-list.js';
import type { Reading } from '../../common/document/reading.js';
import { readPortfolio } from '../portfolio-document.js';
import type { Portfolio } from '../portfolio.js';
import { mergeCsvRows } from './merge-csv-rows.js';
import { readCsvRows } from './read-csv-rows.js';

/** First and last day, `YYYY-MM-DD`, as they were given. */
export interface GivenDates {
  readonly startDate: string;
  readonly endDate: string;
}

/** Reads a table of positions, or lists every fault of every row. It says nothing of returns, proxies and other keys. */
export async function readPortfolioCsv(
  text: string,
  { startDate, endDate }: GivenDates,
): Promise<Reading<Portfolio>> {
  const faults = new FaultList();
  const rows = await readCsvRows(text, faults);
  const entries = new Map<string, DocumentNode>([
    ['start_date', dateNode('/start_date', startDate)],
    ['end_date', dateNode('/end_date', endDate)],
    ['portfolio_input', mergeCsvRows(rows, faults)],
  ]);
  const root: MapNode = { kind: 'map', entries, pointer: '', line: 1, column: 1 };
  const reading = readPortfolio(root, { unknownKeys: 'refuse', expectedName: null });
  return faults.reading(faults.take(reading)?.portfolio ?? null);
}

function dateNode(pointer: string, text: string): DocumentNode {
  return { kind: 'scalar', text, quoted: true, pointer, line: 1, column: 1 };
}
