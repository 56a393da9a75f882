import type { DocumentNode, MapNode } from '../../common/document/document-node.js';
import { readDecimal } from '../../common/document/decimal-literal.js';
import { excerpt } from '../../common/document/excerpt.js';
import { FaultList } from '../../common/document/fault-list.js';
import {
  asList,
  asMap,
  asScalar,
  optionalField,
  refuseUnknownKeys,
  requiredField,
} from '../../common/document/fields.js';
import type { Reading } from '../../common/document/reading.js';
import { labelReason } from '../../common/document/text-rules.js';
import { MAX_TOKEN_NAME_LENGTH, type Scope, SCOPES } from './api-token.js';
import type { TokenRequest } from './api-token.service.js';

const DAY_MS = 24 * 60 * 60 * 1000;
export const MAX_TOKEN_DAYS = 365;
export const DEFAULT_TOKEN_DAYS = 30;
const EXAMPLE = '{ "name": "nightly", "scopes": ["read"], "days": 30 }';

/** Reads what token is wanted, or lists every fault. */
export function readTokenRequest(node: DocumentNode): Reading<TokenRequest> {
  const faults = new FaultList();
  const root = asMap(node, EXAMPLE, faults);
  if (root === null) return faults.reading<TokenRequest>(null);
  refuseUnknownKeys(root, ['name', 'scopes', 'days'], 'an API token', faults);
  const name = readName(root, faults);
  const scopes = readScopes(root, faults);
  const days = readDays(root, faults);
  return faults.reading({ name, scopes, lastsMs: days * DAY_MS });
}

function readName(root: MapNode, faults: FaultList): string {
  const node = requiredField(root, 'name', 'what you know the token by', faults);
  const scalar = node === null ? null : asScalar(node, '"nightly"', faults);
  if (scalar === null) return '';
  const fault = labelReason(scalar.text, MAX_TOKEN_NAME_LENGTH);
  if (fault !== null) faults.report('invalid-name', scalar, `the name cannot be used: ${fault}`);
  return scalar.text;
}

function readScopes(root: MapNode, faults: FaultList): readonly Scope[] {
  const node = requiredField(root, 'scopes', `one or more of ${SCOPES.join(', ')}`, faults);
  const list = node === null ? null : asList(node, '["read"]', faults);
  if (list === null) return [];
  if (list.items.length === 0) faults.report('missing', list, 'a token has at least one scope');
  return list.items.flatMap((item) => {
    const scalar = asScalar(item, '"read"', faults);
    if (scalar === null) return [];
    const scope = SCOPES.find((one) => one === scalar.text);
    if (scope !== undefined) return [scope];
    const detail = `${excerpt(scalar.text)} is not one of ${SCOPES.join(', ')}`;
    faults.report('invalid-choice', scalar, detail);
    return [];
  });
}

function readDays(root: MapNode, faults: FaultList): number {
  const node = optionalField(root, 'days');
  const scalar = node === null ? null : asScalar(node, '30', faults);
  if (scalar === null) return DEFAULT_TOKEN_DAYS;
  const allowed = `a whole number of days from 1 to ${MAX_TOKEN_DAYS.toString()}`;
  const bounds = { maxDecimals: 0, below: MAX_TOKEN_DAYS + 1, allowed };
  const days = faults.take(readDecimal(scalar, bounds)) ?? DEFAULT_TOKEN_DAYS;
  if (days < 1) faults.report('out-of-bounds', scalar, `${excerpt(scalar.text)} is not ${allowed}`);
  return days;
}
