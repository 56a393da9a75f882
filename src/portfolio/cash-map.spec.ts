import { describe, expect, it } from '@jest/globals';
import { faultsOf } from '../../test/support/faults.js';
import type { Reading } from '../common/document/reading.js';
import { readYaml } from '../common/document/yaml-reader.js';
import { type CashMap, readCashMap } from './cash-map.js';

function read(text: string): Reading<CashMap> {
  const document = readYaml(text);
  return document.ok ? readCashMap(document.value) : document;
}

describe('a cash map', () => {
  it('names the proxy of each currency and the currency of each alias', () => {
    const reading = read(
      'proxy_by_currency: { USD: BIL }\nalias_to_currency: { "US CASH": USD }\n',
    );

    expect(reading).toEqual({
      ok: true,
      value: {
        proxyByCurrency: new Map([['USD', 'BIL']]),
        aliasToCurrency: new Map([['US CASH', 'USD']]),
      },
    });
  });

  it('needs no aliases', () => {
    for (const text of ['proxy_by_currency: { USD: BIL }', 'proxy_by_currency: {}']) {
      expect(read(text)).toMatchObject({ ok: true, value: { aliasToCurrency: new Map() } });
    }
  });

  it('takes tickers and aliases as they are written', () => {
    const text =
      'proxy_by_currency: { USD: 0005 }\nalias_to_currency: { __proto__: USD, NULL: EUR }';

    expect(read(text)).toMatchObject({
      value: {
        proxyByCurrency: new Map([['USD', '0005']]),
        aliasToCurrency: new Map([
          ['__proto__', 'USD'],
          ['NULL', 'EUR'],
        ]),
      },
    });
  });

  it('is refused with every fault and its place', () => {
    const text = [
      'proxy_by_currency:',
      '  usd: SGOV',
      '  EUR: ""',
      '  GBP:',
      '  CHF: X',
      '  JPY: X',
      '  SEK: [X]',
      'alias_to_currency:',
      '  "USD CASH": dollars',
      '  " ": USD',
      'proxies: {}',
    ].join('\n');

    expect(faultsOf(read(text))).toEqual([
      'unknown-key /proxies 11:10',
      'invalid-currency /proxy_by_currency/usd 2:8',
      'invalid-ticker /proxy_by_currency/EUR 3:8',
      'missing /proxy_by_currency/GBP 4:3',
      'proxy-reused /proxy_by_currency/JPY 6:8',
      'wrong-type /proxy_by_currency/SEK 7:8',
      'invalid-currency /alias_to_currency/USD CASH 9:15',
      'invalid-ticker /alias_to_currency/  10:8',
    ]);
  });

  it('is a map whose proxies are there', () => {
    expect(faultsOf(read('- USD'))).toEqual(['wrong-type  1:1']);
    expect(faultsOf(read('{}'))).toEqual(['missing /proxy_by_currency -']);
    expect(faultsOf(read('proxy_by_currency: USD'))).toEqual([
      'wrong-type /proxy_by_currency 1:20',
    ]);
  });
});
