import { byCodeUnit, sortedEntries } from '../common/document/code-unit-order.js';
import type { DocumentNode, MapNode } from '../common/document/document-node.js';
import type { FaultList } from '../common/document/fault-list.js';
import {
  asList,
  asMap,
  isAbsent,
  optionalField,
  refuseUnknownKeys,
} from '../common/document/fields.js';
import type { JsonObject } from '../common/document/json-value.js';
import type { FactorProxies } from '../risk/engine/factors/factor-proxies.js';
import { checkTicker, readTicker } from './ticker-document.js';

const SINGLE_PROXIES = ['market', 'momentum', 'value', 'industry'] as const;
const PROXY_KEYS = [...SINGLE_PROXIES, 'subindustry'];
const ENTRY = 'an entry of stock_factor_proxies';

/** `stock_factor_proxies`, in code-unit order of tickers; they may name tickers that are not held. */
export function readProxies(root: MapNode, faults: FaultList): ReadonlyMap<string, FactorProxies> {
  const node = optionalField(root, 'stock_factor_proxies');
  const map = node === null ? null : asMap(node, '{ NVDA: { market: SPY } }', faults);
  const proxies = new Map<string, FactorProxies>();
  for (const [ticker, entry] of map?.entries ?? []) {
    checkTicker(ticker, entry, faults);
    const read = isAbsent(entry) ? null : readProxyEntry(entry, faults, ENTRY);
    if (read !== null) proxies.set(ticker, read);
  }
  return new Map(sortedEntries(proxies));
}

/** The form in which one entry of `stock_factor_proxies` is read. */
export function proxiesDocument(proxies: FactorProxies): JsonObject {
  const singles = SINGLE_PROXIES.flatMap((key) => {
    const ticker = proxies[key];
    return ticker === null ? [] : [[key, ticker] as const];
  });
  const { subindustry } = proxies;
  return { ...Object.fromEntries(singles), ...(subindustry.length === 0 ? {} : { subindustry }) };
}

/** One entry; `owner` is what faults call it. */
export function readProxyEntry(
  node: DocumentNode,
  faults: FaultList,
  owner: string,
): FactorProxies | null {
  const map = asMap(node, '{ market: SPY, subindustry: [AMD] }', faults);
  if (map === null) return null;
  refuseUnknownKeys(map, PROXY_KEYS, owner, faults);
  return {
    market: readSingle(map, 'market', faults),
    momentum: readSingle(map, 'momentum', faults),
    value: readSingle(map, 'value', faults),
    industry: readSingle(map, 'industry', faults),
    subindustry: readPeers(map, faults),
  };
}

function readSingle(map: MapNode, key: string, faults: FaultList): string | null {
  const node = optionalField(map, key);
  return node === null ? null : readTicker(node, faults);
}

function readPeers(map: MapNode, faults: FaultList): readonly string[] {
  const node = optionalField(map, 'subindustry');
  const list = node === null ? null : asList(node, '[AMD, AVGO]', faults);
  const peers = (list?.items ?? []).map((item) => readTicker(item, faults));
  return [...new Set(peers.filter((peer) => peer !== null))].sort(byCodeUnit);
}
