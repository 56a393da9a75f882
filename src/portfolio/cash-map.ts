import type { DocumentNode, MapNode } from '../common/document/document-node.js';
import { FaultList } from '../common/document/fault-list.js';
import {
  asMap,
  asScalar,
  isAbsent,
  optionalField,
  refuseUnknownKeys,
  requiredField,
} from '../common/document/fields.js';
import type { Reading } from '../common/document/reading.js';
import { checkCurrency } from './currency-document.js';
import { checkTicker, readTicker } from './ticker-document.js';

/** Which priced fund stands for cash of a currency, and which broker identifiers mean cash. */
export interface CashMap {
  /** Ticker of the proxy by currency; no ticker stands for two currencies. */
  readonly proxyByCurrency: ReadonlyMap<string, string>;
  /** Currency by the identifier a broker uses for its cash. */
  readonly aliasToCurrency: ReadonlyMap<string, string>;
}

/** Used when there is no cash map file. */
export const BUILT_IN_CASH_MAP: CashMap = {
  proxyByCurrency: new Map([['USD', 'SGOV']]),
  aliasToCurrency: new Map([
    ['CUR:USD', 'USD'],
    ['CASH', 'USD'],
  ]),
};

/** Reads `proxy_by_currency` (required) and `alias_to_currency` of a cash map, or lists every fault. */
export function readCashMap(node: DocumentNode): Reading<CashMap> {
  const faults = new FaultList();
  const root = asMap(node, '{ proxy_by_currency: { USD: SGOV } }', faults);
  if (root === null) return faults.reading<CashMap>(null);

  refuseUnknownKeys(root, ['proxy_by_currency', 'alias_to_currency'], 'a cash map', faults);
  const proxyByCurrency = readProxies(root, faults);
  const aliasToCurrency = readAliases(root, faults);
  return faults.reading({ proxyByCurrency, aliasToCurrency });
}

function readProxies(root: MapNode, faults: FaultList): ReadonlyMap<string, string> {
  const meaning = 'the proxy of each currency, such as { USD: SGOV }';
  const node = requiredField(root, 'proxy_by_currency', meaning, faults);
  const section = node === null ? null : asMap(node, '{ USD: SGOV }', faults);
  const proxies = new Map<string, string>();
  const currencyByProxy = new Map<string, string>();
  for (const [currency, entry] of section?.entries ?? []) {
    checkCurrency(currency, entry, faults);
    const proxy = readProxy(currency, entry, faults);
    if (proxy === null) continue;
    const first = currencyByProxy.get(proxy);
    if (first !== undefined) {
      const detail = `${proxy} is the proxy of ${first} already; each currency needs its own`;
      faults.report('proxy-reused', entry, detail);
    }
    currencyByProxy.set(proxy, first ?? currency);
    proxies.set(currency, proxy);
  }
  return proxies;
}

function readProxy(currency: string, entry: DocumentNode, faults: FaultList): string | null {
  if (!isAbsent(entry)) return readTicker(entry, faults);
  faults.report('missing', entry, `${currency} has no proxy; leave the line out`);
  return null;
}

function readAliases(root: MapNode, faults: FaultList): ReadonlyMap<string, string> {
  const node = optionalField(root, 'alias_to_currency');
  const section = node === null ? null : asMap(node, '{ "USD CASH": USD }', faults);
  const aliases = new Map<string, string>();
  for (const [alias, entry] of section?.entries ?? []) {
    checkTicker(alias, entry, faults);
    const scalar = asScalar(entry, 'USD', faults);
    if (scalar === null) continue;
    checkCurrency(scalar.text, scalar, faults);
    aliases.set(alias, scalar.text);
  }
  return aliases;
}
