import type { DocumentNode, MapNode } from '../common/document/document-node.js';
import type { Fault, FaultCode } from '../common/document/fault.js';
import type { Reading } from '../common/document/reading.js';
import { MAX_TICKER_LENGTH } from './portfolio.js';

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

const CURRENCY = /^[A-Z0-9]{3,16}$/;

/**
 * Reads a cash map document: `proxy_by_currency` (required) and `alias_to_currency`, both maps of text.
 * Lists every fault with its place.
 */
export function readCashMap(node: DocumentNode): Reading<CashMap> {
  const faults: Fault[] = [];
  if (node.kind !== 'map') {
    const detail = 'a cash map is a map with proxy_by_currency and alias_to_currency';
    return { ok: false, faults: [faultAt(node, 'wrong-type', detail)] };
  }

  faults.push(...unknownKeys(node));
  const proxyByCurrency = readProxies(node, faults);
  const aliasToCurrency = readAliases(node, faults);
  if (faults.length > 0) return { ok: false, faults };
  return { ok: true, value: { proxyByCurrency, aliasToCurrency } };
}

function unknownKeys(node: MapNode): Fault[] {
  const known = ['proxy_by_currency', 'alias_to_currency'];
  return [...node.entries]
    .filter(([key]) => !known.includes(key))
    .map(([key, value]) =>
      faultAt(value, 'unknown-key', `"${key}" is not a key of a cash map: ${known.join(' or ')}`),
    );
}

function readProxies(root: MapNode, faults: Fault[]): Map<string, string> {
  const currencyByProxy = new Map<string, string>();
  const section = root.entries.get('proxy_by_currency');
  if (section === undefined) {
    const detail = 'proxy_by_currency is missing: the proxy ticker of each currency';
    faults.push({ ...faultAt(root, 'missing', detail), pointer: '/proxy_by_currency' });
  }
  const proxies = readTexts(section, 'proxy_by_currency', faults);
  for (const [currency, { text: proxy, node }] of proxies) {
    requireCurrency(currency, node, faults);
    requireTicker(proxy, node, faults);
    const first = currencyByProxy.get(proxy);
    if (first === undefined) {
      currencyByProxy.set(proxy, currency);
    } else {
      const detail = `"${proxy}" is already the proxy of ${first}; each currency needs its own`;
      faults.push(faultAt(node, 'proxy-reused', detail));
    }
  }
  return textsOnly(proxies);
}

function readAliases(root: MapNode, faults: Fault[]): Map<string, string> {
  const section = root.entries.get('alias_to_currency');
  const aliases = readTexts(section, 'alias_to_currency', faults);
  for (const [alias, { text: currency, node }] of aliases) {
    requireTicker(alias, node, faults);
    requireCurrency(currency, node, faults);
  }
  return textsOnly(aliases);
}

interface PlacedText {
  readonly text: string;
  readonly node: DocumentNode;
}

function readTexts(
  section: DocumentNode | undefined,
  name: string,
  faults: Fault[],
): Map<string, PlacedText> {
  const texts = new Map<string, PlacedText>();
  if (section === undefined) return texts;
  if (section.kind !== 'map') {
    faults.push(faultAt(section, 'wrong-type', `${name} is a map, such as { USD: SGOV }`));
    return texts;
  }
  for (const [key, node] of section.entries) {
    if (node.kind === 'scalar') texts.set(key, { text: node.text, node });
    else faults.push(faultAt(node, 'wrong-type', `"${key}" in ${name} takes one text`));
  }
  return texts;
}

function textsOnly(texts: ReadonlyMap<string, PlacedText>): Map<string, string> {
  return new Map([...texts].map(([key, { text }]) => [key, text]));
}

function requireCurrency(currency: string, node: DocumentNode, faults: Fault[]): void {
  if (CURRENCY.test(currency)) return;
  const detail = `"${currency}" is not a currency: 3 to 16 of A-Z and 0-9, such as USD`;
  faults.push(faultAt(node, 'invalid-currency', detail));
}

function requireTicker(ticker: string, node: DocumentNode, faults: Fault[]): void {
  if (ticker.trim() !== '' && ticker.length <= MAX_TICKER_LENGTH) return;
  const detail = `"${ticker}" is not a ticker: 1 to ${MAX_TICKER_LENGTH.toString()} characters`;
  faults.push(faultAt(node, 'invalid-ticker', detail));
}

function faultAt({ pointer, line, column }: DocumentNode, code: FaultCode, detail: string): Fault {
  return { code, pointer, detail, line, column };
}
