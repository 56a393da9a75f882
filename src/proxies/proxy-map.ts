import type { DocumentNode, MapNode } from '../common/document/document-node.js';
import { excerpt } from '../common/document/excerpt.js';
import { FaultList } from '../common/document/fault-list.js';
import {
  asMap,
  asScalar,
  optionalField,
  refuseUnknownKeys,
  requiredField,
} from '../common/document/fields.js';
import type { Reading } from '../common/document/reading.js';
import { type ProxyRegion, readRegions } from './proxy-region.js';
import { readSecurities, type SecurityProfile } from './security-profile.js';

/** Which funds stand for the markets, styles and industries of securities, and what is known of some securities. */
export interface ProxyMap {
  /** The region of securities of which nothing is known. */
  readonly defaultRegion: ProxyRegion;
  /** No exchange and no currency is in two of them. */
  readonly regions: readonly ProxyRegion[];
  /** By ticker. */
  readonly securities: ReadonlyMap<string, SecurityProfile>;
}

const AMERICA: ProxyRegion = {
  name: 'United States',
  exchanges: new Set(['NYSE', 'NASDAQ', 'AMEX']),
  currencies: new Set(['USD']),
  market: 'SPY',
  momentum: 'MTUM',
  value: 'VLUE',
  industries: new Map(),
  sectors: new Map(),
};

/** Used when there is no file. */
export const BUILT_IN_PROXY_MAP: ProxyMap = {
  defaultRegion: AMERICA,
  regions: [AMERICA],
  securities: new Map(),
};

const EXAMPLE =
  '{ default_region: United States, regions: { United States: { market: SPY } }, securities: {} }';

/** Reads `default_region`, `regions` and `securities` (optional), or lists every fault. */
export function readProxyMap(node: DocumentNode): Reading<ProxyMap> {
  const faults = new FaultList();
  const root = asMap(node, EXAMPLE, faults);
  if (root === null) return faults.reading<ProxyMap>(null);
  refuseUnknownKeys(root, ['default_region', 'regions', 'securities'], 'a proxy map', faults);
  const regions = readRegions(root, faults);
  const defaultRegion = readDefaultRegion(root, regions, faults);
  const securities = readSecurities(root, faults);
  return faults.reading(defaultRegion === null ? null : { defaultRegion, regions, securities });
}

function readDefaultRegion(
  root: MapNode,
  regions: readonly ProxyRegion[],
  faults: FaultList,
): ProxyRegion | null {
  const meaning = 'the region of securities of which nothing is known';
  const node = requiredField(root, 'default_region', meaning, faults);
  const scalar = node === null ? null : asScalar(node, 'United States', faults);
  if (scalar === null) return null;
  const name = scalar.text;
  const found = regions.find((region) => region.name === name);
  if (found !== undefined) return found;
  // A region that is there and at fault has its fault reported already.
  const section = optionalField(root, 'regions');
  if (section?.kind === 'map' && section.entries.has(name)) return null;
  faults.report('invalid-choice', scalar, `${excerpt(name)} is not one of the regions`);
  return null;
}
