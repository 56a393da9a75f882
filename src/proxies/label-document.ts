import type { DocumentNode } from '../common/document/document-node.js';
import { excerpt } from '../common/document/excerpt.js';
import type { FaultList, FaultPlace } from '../common/document/fault-list.js';
import { asScalar } from '../common/document/fields.js';
import { labelReason } from '../common/document/text-rules.js';

const MAX_LABEL_LENGTH = 100;

/** The name of a region, an exchange, an industry: 1 to 100 characters in plain sight. */
export function readLabel(node: DocumentNode, example: string, faults: FaultList): string | null {
  const scalar = asScalar(node, example, faults);
  if (scalar === null) return null;
  return checkLabel(scalar.text, scalar, faults) ? scalar.text : null;
}

/** `place` is the name itself or the value under it. */
export function checkLabel(text: string, place: FaultPlace, faults: FaultList): boolean {
  const reason = labelReason(text, MAX_LABEL_LENGTH);
  if (reason !== null) faults.report('invalid-name', place, `${excerpt(text)}: ${reason}`);
  return reason === null;
}
