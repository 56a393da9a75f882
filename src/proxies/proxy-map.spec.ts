import { describe, expect, it } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { readYaml } from '../common/document/yaml-reader.js';
import type { Reading } from '../common/document/reading.js';
import { proxyCandidates } from './proxy-candidates.js';
import { type ProxyMap, readProxyMap } from './proxy-map.js';

function read(text: string): Reading<ProxyMap> {
  const document = readYaml(text);
  return document.ok ? readProxyMap(document.value) : document;
}

describe('a proxy map', () => {
  it('of this repository is legal, and knows the industry of a chip maker', async () => {
    const reading = read(await readFile('proxies.yaml', 'utf8'));

    if (!reading.ok) throw new Error(JSON.stringify(reading.faults));
    const profile = reading.value.securities.get('NVDA') ?? null;
    expect(
      proxyCandidates({ ticker: 'NVDA', profile, currency: null }, reading.value),
    ).toMatchObject({ market: 'SPY', momentum: 'MTUM', value: 'VLUE', industry: 'SOXX' });
  });

  it('takes the sector where an industry has no proxy', () => {
    const reading = read(
      'default_region: A\nregions: { A: { market: M, sectors: { Technology: XLK } } }\n',
    );

    if (!reading.ok) throw new Error(JSON.stringify(reading.faults));
    const profile = { exchange: null, industry: 'Odd', sector: 'Technology' };
    expect(proxyCandidates({ ticker: 'T', profile, currency: null }, reading.value)).toMatchObject({
      industry: 'XLK',
      momentum: null,
    });
  });

  it('lists every fault at once', () => {
    const reading = read(`
default_region: Nowhere
regions:
  A: { exchanges: [X, ' '], currencies: [usd], market: M, momentun: N }
  B: { exchanges: [X], market: }
  C: { market: M, industries: { Chips: }, sectors: [] }
securities: { '': { exchange: X }, T: { trade: 1 } }
more: 1
`);

    const codes = reading.ok ? [] : reading.faults.map(({ code, pointer }) => [code, pointer]);
    expect(codes).toEqual(
      expect.arrayContaining([
        ['unknown-key', '/more'],
        ['unknown-key', '/regions/A/momentun'],
        ['invalid-currency', '/regions/A/currencies/0'],
        ['duplicate-key', '/regions/B/exchanges/0'],
        ['missing', '/regions/B/market'],
        ['missing', '/regions/C/industries/Chips'],
        ['wrong-type', '/regions/C/sectors'],
        ['invalid-ticker', '/securities/'],
        ['unknown-key', '/securities/T/trade'],
        ['invalid-choice', '/default_region'],
      ]),
    );
  });

  it.each(['', '[]', 'regions: {}\n', 'default_region: A\n'])('is not %j', (text) => {
    expect(read(text).ok).toBe(false);
  });
});
