import type { DocumentNode, MapNode } from '../common/document/document-node.js';
import { excerpt } from '../common/document/excerpt.js';
import type { FaultList, FaultPlace } from '../common/document/fault-list.js';
import {
  asList,
  asMap,
  asScalar,
  isAbsent,
  optionalField,
  refuseUnknownKeys,
  requiredField,
} from '../common/document/fields.js';
import { checkCurrency } from '../portfolio/currency-document.js';
import { readTicker } from '../portfolio/ticker-document.js';
import { checkLabel, readLabel } from './label-document.js';

/** Exchanges whose securities have one market, and the funds that stand for it and for what lies within it. */
export interface ProxyRegion {
  readonly name: string;
  readonly exchanges: ReadonlySet<string>;
  /** What securities of the region are quoted in, for those whose exchange is not known. */
  readonly currencies: ReadonlySet<string>;
  readonly market: string;
  readonly momentum: string | null;
  readonly value: string | null;
  /** Proxy by industry, and by sector for industries that have none. */
  readonly industries: ReadonlyMap<string, string>;
  readonly sectors: ReadonlyMap<string, string>;
}

const KEYS = [
  'exchanges',
  'currencies',
  'market',
  'momentum',
  'value',
  'industries',
  'sectors',
] as const;

const EXAMPLE = '{ exchanges: [NYSE], currencies: [USD], market: SPY }';

/** `regions`, those without a fault. */
export function readRegions(root: MapNode, faults: FaultList): readonly ProxyRegion[] {
  const meaning = 'the regions by name, each with its market';
  const node = requiredField(root, 'regions', meaning, faults);
  const section = node === null ? null : asMap(node, `{ United States: ${EXAMPLE} }`, faults);
  const taken = { exchanges: new Map<string, string>(), currencies: new Map<string, string>() };
  return [...(section?.entries ?? [])].flatMap(([name, entry]) => {
    checkLabel(name, entry, faults);
    const region = readRegion(name, entry, { taken, faults });
    return region === null ? [] : [region];
  });
}

interface Names {
  /** Region by exchange and by currency. */
  readonly taken: Readonly<Record<'exchanges' | 'currencies', Map<string, string>>>;
  readonly faults: FaultList;
}

function readRegion(
  name: string,
  node: DocumentNode,
  { taken, faults }: Names,
): ProxyRegion | null {
  const map = asMap(node, EXAMPLE, faults);
  if (map === null) return null;
  refuseUnknownKeys(map, KEYS, 'a region', faults);
  const names = (key: 'exchanges' | 'currencies'): ReadonlySet<string> =>
    readNames(map, key, { region: name, taken: taken[key], faults });
  const marketNode = requiredField(map, 'market', `the fund of ${excerpt(name)}`, faults);
  const market = marketNode === null ? null : readTicker(marketNode, faults);
  const optional = (key: 'momentum' | 'value'): string | null => {
    const value = optionalField(map, key);
    return value === null ? null : readTicker(value, faults);
  };
  const region = {
    name,
    exchanges: names('exchanges'),
    currencies: names('currencies'),
    momentum: optional('momentum'),
    value: optional('value'),
    industries: readProxies(map, 'industries', faults),
    sectors: readProxies(map, 'sectors', faults),
  };
  return market === null ? null : { ...region, market };
}

function readNames(
  map: MapNode,
  key: 'exchanges' | 'currencies',
  { region, taken, faults }: { region: string; taken: Map<string, string>; faults: FaultList },
): ReadonlySet<string> {
  const example = key === 'exchanges' ? 'NYSE' : 'USD';
  const node = optionalField(map, key);
  const list = node === null ? null : asList(node, `[${example}]`, faults);
  const names = new Set<string>();
  for (const item of list?.items ?? []) {
    const name =
      key === 'exchanges' ? readLabel(item, example, faults) : readCurrency(item, faults);
    if (name === null) continue;
    requireFree(name, item, { region, taken, faults });
    names.add(name);
  }
  return names;
}

function requireFree(
  name: string,
  place: FaultPlace,
  { region, taken, faults }: { region: string; taken: Map<string, string>; faults: FaultList },
): void {
  const owner = taken.get(name);
  taken.set(name, owner ?? region);
  if (owner === undefined) return;
  faults.report(
    'duplicate-key',
    place,
    `${excerpt(name)} is in the region ${excerpt(owner)} already`,
  );
}

function readCurrency(node: DocumentNode, faults: FaultList): string | null {
  const scalar = asScalar(node, 'USD', faults);
  if (scalar === null) return null;
  checkCurrency(scalar.text, scalar, faults);
  return scalar.text;
}

function readProxies(
  map: MapNode,
  key: 'industries' | 'sectors',
  faults: FaultList,
): ReadonlyMap<string, string> {
  const node = optionalField(map, key);
  const section = node === null ? null : asMap(node, '{ Semiconductors: SOXX }', faults);
  const proxies = new Map<string, string>();
  for (const [name, entry] of section?.entries ?? []) {
    checkLabel(name, entry, faults);
    if (isAbsent(entry)) {
      faults.report('missing', entry, `${excerpt(name)} has no proxy; leave the line out`);
      continue;
    }
    const proxy = readTicker(entry, faults);
    if (proxy !== null) proxies.set(name, proxy);
  }
  return proxies;
}
