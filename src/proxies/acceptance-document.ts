import type { DocumentNode } from '../common/document/document-node.js';
import { FaultList } from '../common/document/fault-list.js';
import { asList, asMap, refuseUnknownKeys, requiredField } from '../common/document/fields.js';
import type { Reading } from '../common/document/reading.js';
import { readTicker } from '../portfolio/ticker-document.js';

const EXAMPLE = '{ "tickers": ["NVDA"] }';

/** Reads whose proposals are accepted, or lists every fault. */
export function readAcceptance(node: DocumentNode): Reading<readonly string[]> {
  const faults = new FaultList();
  const root = asMap(node, EXAMPLE, faults);
  if (root === null) return faults.reading<readonly string[]>(null);
  refuseUnknownKeys(root, ['tickers'], 'an acceptance', faults);
  const value = requiredField(root, 'tickers', `whose proposals you accept: ${EXAMPLE}`, faults);
  const list = value === null ? null : asList(value, '["NVDA"]', faults);
  if (list?.items.length === 0) faults.report('missing', list, 'no ticker is named');
  const tickers = (list?.items ?? []).map((item) => readTicker(item, faults));
  return faults.reading(tickers.filter((ticker) => ticker !== null));
}
