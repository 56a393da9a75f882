import type { DocumentNode } from '../common/document/document-node.js';
import { excerpt } from '../common/document/excerpt.js';
import type { FaultList, FaultPlace } from '../common/document/fault-list.js';
import { asScalar } from '../common/document/fields.js';
import { labelReason } from '../common/document/text-rules.js';
import { MAX_TICKER_LENGTH } from './portfolio.js';

/** Reports a ticker that cannot be one; `place` is the ticker itself or the value under it. */
export function checkTicker(ticker: string, place: FaultPlace, faults: FaultList): void {
  const reason = labelReason(ticker, MAX_TICKER_LENGTH) ?? whiteSpaceReason(ticker);
  if (reason === null) return;
  faults.report('invalid-ticker', place, `${excerpt(ticker)} is not a ticker: ${reason}`);
}

/** A value that names a ticker: its source text, whatever it looks like (`0005`, `TRUE`). */
export function readTicker(node: DocumentNode, faults: FaultList): string | null {
  const scalar = asScalar(node, 'SPY', faults);
  if (scalar === null) return null;
  checkTicker(scalar.text, scalar, faults);
  return scalar.text;
}

function whiteSpaceReason(ticker: string): string | null {
  return ticker.trim() === ticker ? null : 'it begins or ends with white space';
}
