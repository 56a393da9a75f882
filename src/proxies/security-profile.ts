import type { DocumentNode, MapNode } from '../common/document/document-node.js';
import type { FaultList } from '../common/document/fault-list.js';
import { asMap, optionalField, refuseUnknownKeys } from '../common/document/fields.js';
import { checkTicker } from '../portfolio/ticker-document.js';
import { readLabel } from './label-document.js';

/** Where a security trades and what its company does; null is not known. */
export interface SecurityProfile {
  readonly exchange: string | null;
  readonly industry: string | null;
  /** Wider than the industry. */
  readonly sector: string | null;
}

const KEYS = ['exchange', 'industry', 'sector'] as const;
const EXAMPLE = '{ exchange: NASDAQ, industry: Semiconductors }';

/** `securities`: profiles by ticker. */
export function readSecurities(
  root: MapNode,
  faults: FaultList,
): ReadonlyMap<string, SecurityProfile> {
  const node = optionalField(root, 'securities');
  const section = node === null ? null : asMap(node, `{ NVDA: ${EXAMPLE} }`, faults);
  const profiles = new Map<string, SecurityProfile>();
  for (const [ticker, entry] of section?.entries ?? []) {
    checkTicker(ticker, entry, faults);
    const profile = readProfile(entry, faults);
    if (profile !== null) profiles.set(ticker, profile);
  }
  return profiles;
}

function readProfile(node: DocumentNode, faults: FaultList): SecurityProfile | null {
  const map = asMap(node, EXAMPLE, faults);
  if (map === null) return null;
  refuseUnknownKeys(map, KEYS, 'a security', faults);
  const label = (key: (typeof KEYS)[number]): string | null => {
    const value = optionalField(map, key);
    return value === null ? null : readLabel(value, 'Semiconductors', faults);
  };
  return { exchange: label('exchange'), industry: label('industry'), sector: label('sector') };
}
