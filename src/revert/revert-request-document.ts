import type { DocumentNode, MapNode } from '../common/document/document-node.js';
import { FaultList } from '../common/document/fault-list.js';
import { asMap, asScalar, optionalField, refuseUnknownKeys } from '../common/document/fields.js';
import type { Reading } from '../common/document/reading.js';
import { unstorableReason } from '../common/document/text-rules.js';
import { readFlag } from '../risk/choice-document.js';

export interface RevertRequest {
  /** Null: the newest change. */
  readonly changeId: string | null;
  /** Null: not given. */
  readonly reason: string | null;
  readonly dryRun: boolean;
}

export const REVERT_OF_NEWEST: RevertRequest = { changeId: null, reason: null, dryRun: false };

/** In UTF-16 units, as of every reason. */
const MAX_REASON_LENGTH = 500;

/** Reads what is to be taken back, or lists every fault. */
export function readRevertRequest(node: DocumentNode): Reading<RevertRequest> {
  const faults = new FaultList();
  const root = asMap(node, '{ "changeId": "…", "dryRun": true }', faults);
  if (root === null) return faults.reading<RevertRequest>(null);
  refuseUnknownKeys(root, ['changeId', 'reason', 'dryRun'], 'a revert', faults);
  const id = optionalField(root, 'changeId');
  const changeId = id === null ? null : (asScalar(id, '"…"', faults)?.text ?? null);
  const reason = readReason(root, faults);
  const flag = optionalField(root, 'dryRun');
  const dryRun = flag !== null && readFlag(flag, faults) === true;
  return faults.reading({ changeId, reason, dryRun });
}

function readReason(root: MapNode, faults: FaultList): string | null {
  const node = optionalField(root, 'reason');
  const scalar = node === null ? null : asScalar(node, '"a mistake"', faults);
  if (scalar === null) return null;
  const fault = unstorableReason(scalar.text);
  if (fault !== null) faults.report('malformed', scalar, `the reason cannot be stored: ${fault}`);
  else if (scalar.text.length > MAX_REASON_LENGTH) {
    const most = MAX_REASON_LENGTH.toString();
    faults.report('text-too-long', scalar, `the reason has more than ${most} characters`);
  }
  return scalar.text;
}
