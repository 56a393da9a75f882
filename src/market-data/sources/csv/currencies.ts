import { readFile } from 'node:fs/promises';
import type { DocumentNode } from '../../../common/document/document-node.js';
import type { Fault } from '../../../common/document/fault.js';
import type { Reading } from '../../../common/document/reading.js';
import { readYaml } from '../../../common/document/yaml-reader.js';
import { onPriceFile } from './price-file.js';

/** The file beside the prices that says which currency each ticker is quoted in. */
export const CURRENCIES_FILE = 'currencies.yaml';

/** `currencies.yaml` by ticker; each value is checked when its ticker is asked for. */
export type Currencies = Reading<ReadonlyMap<string, DocumentNode>>;

const CURRENCY = /^[A-Z0-9]{3,16}$/;

/** @throws PriceSourceUnavailableError when the file cannot be read; faulty content is in the answer. */
export async function readCurrencies(file: string): Promise<Currencies> {
  const text = await onPriceFile(file, () => readFile(file, 'utf8'));
  const reading = readYaml(text);
  if (!reading.ok) {
    return { ok: false, faults: reading.faults.map((fault) => inFile(file, fault)) };
  }
  if (reading.value.kind === 'map') return { ok: true, value: reading.value.entries };
  const { pointer, line, column } = reading.value;
  const detail = 'the file is a map of tickers to currencies, such as VWCE: EUR';
  const fault: Fault = { code: 'wrong-type', pointer, detail, line, column };
  return { ok: false, faults: [inFile(file, fault)] };
}

/** The currency of one ticker; null when the file does not name it. */
export function currencyOf(
  file: string,
  currencies: Currencies,
  ticker: string,
): Reading<string | null> {
  if (!currencies.ok) return currencies;
  const node = currencies.value.get(ticker);
  if (node === undefined) return { ok: true, value: null };
  if (node.kind === 'scalar' && CURRENCY.test(node.text)) return { ok: true, value: node.text };
  const found = node.kind === 'scalar' ? `"${node.text}"` : `a ${node.kind}`;
  const detail = `the currency of ${ticker} is ${found}, not a code such as USD`;
  const { pointer, line, column } = node;
  const fault: Fault = { code: 'invalid-currency', pointer, detail, line, column };
  return { ok: false, faults: [inFile(file, fault)] };
}

function inFile(file: string, fault: Fault): Fault {
  const place = fault.line === null ? file : `${file}:${fault.line.toString()}`;
  return { ...fault, detail: `${place}: ${fault.detail}` };
}
