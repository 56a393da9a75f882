import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { portfolio as anyPortfolio } from '../../test/support/arbitrary-portfolio.js';
import { faultsOf, valueOf } from '../../test/support/faults.js';
import { documentVersion } from '../common/document/canonical-json.js';
import { readJson } from '../common/document/json-reader.js';
import type { Reading } from '../common/document/reading.js';
import { readYaml } from '../common/document/yaml-reader.js';
import { writeYaml } from '../common/document/yaml-writer.js';
import { type NamedPortfolio, portfolioDocument, readPortfolio } from './portfolio-document.js';
import type { Portfolio } from './portfolio.js';

const KEEP = { unknownKeys: 'keep', expectedName: null } as const;
const REFUSE = { unknownKeys: 'refuse', expectedName: null } as const;

const read = (
  text: string,
  options: Parameters<typeof readPortfolio>[1] = KEEP,
): Reading<NamedPortfolio> => readPortfolio(valueOf(readYaml(text)), options);

const faultsIn = (text: string, options = KEEP): readonly string[] => faultsOf(read(text, options));

const HEAD = 'start_date: "2020-01-01"\nend_date: "2024-12-31"\n';

/** Faults of one position, written on line 4. */
const faultsOfPosition = (position: string): readonly string[] =>
  faultsIn(`${HEAD}portfolio_input:\n  X: ${position}\n`);

const EXAMPLE = `start_date: "2020-01-01"
end_date: "2024-12-31"
portfolio_input:
  NVDA: { shares: 25.0 }
  DSU: { shares: 1410.9007, currency: USD }
  CUR:USD: { dollars: -5078.62 }
  FCASH: { dollars: 310.5, type: cash, currency: USD }
  VWCE: { shares: 12, currency: EUR, accounts: [{ id: ibkr-2, shares: 5 }, { id: ibkr-1, shares: 7 }] }
expected_returns: { NVDA: 0.12 }
stock_factor_proxies:
  NVDA: { market: SPY, momentum: MTUM, value: VTV, industry: SOXX, subindustry: [AVGO, AMD] }
`;

describe('readPortfolio', () => {
  it('reads every part of a portfolio, in code-unit order', () => {
    const { portfolio, name } = valueOf(read(EXAMPLE));

    const plain = { currency: null, type: null, accounts: [] };
    const expected: Portfolio = {
      startDate: '2020-01-01',
      endDate: '2024-12-31',
      positions: [
        { ...plain, ticker: 'CUR:USD', quantity: { unit: 'dollars', amount: -5078.62 } },
        {
          ...plain,
          ticker: 'DSU',
          quantity: { unit: 'shares', amount: 1410.9007 },
          currency: 'USD',
        },
        {
          ...{ ...plain, ticker: 'FCASH', quantity: { unit: 'dollars', amount: 310.5 } },
          ...{ currency: 'USD', type: 'cash' },
        },
        { ...plain, ticker: 'NVDA', quantity: { unit: 'shares', amount: 25 } },
        {
          ...{
            ...plain,
            ticker: 'VWCE',
            quantity: { unit: 'shares', amount: 12 },
            currency: 'EUR',
          },
          accounts: [
            { id: 'ibkr-1', amount: 7 },
            { id: 'ibkr-2', amount: 5 },
          ],
        },
      ],
      expectedReturns: new Map([['NVDA', 0.12]]),
      factorProxies: new Map([
        [
          'NVDA',
          {
            ...{ market: 'SPY', momentum: 'MTUM', value: 'VTV', industry: 'SOXX' },
            subindustry: ['AMD', 'AVGO'],
          },
        ],
      ]),
      extra: new Map(),
    };
    expect(portfolio).toEqual(expected);
    expect(name).toBeNull();
  });

  it('keeps tickers as their source text', () => {
    const tickers = ['0005', '1E5', '1INCH', 'NULL', 'TRUE', '__proto__', 'constructor'];
    const entries = tickers.map((ticker) => `  ${ticker}: { shares: 1 }\n`).join('');
    const peers = `stock_factor_proxies: { __proto__: { market: 0005, subindustry: [TRUE, 1E5, NULL] } }\n`;

    const { portfolio } = valueOf(read(`${HEAD}portfolio_input:\n${entries}${peers}`));

    expect(portfolio.positions.map(({ ticker }) => ticker)).toEqual(tickers);
    expect(portfolio.factorProxies.get('__proto__')).toMatchObject({
      market: '0005',
      subindustry: ['1E5', 'NULL', 'TRUE'],
    });
  });

  it('takes an empty portfolio, and sections left empty as absent', () => {
    const text = `${HEAD}portfolio_input:\nexpected_returns:\nstock_factor_proxies: {}\nname: ~\n`;

    const { portfolio, name } = valueOf(read(text));

    expect(portfolio).toMatchObject({
      positions: [],
      expectedReturns: new Map(),
      factorProxies: new Map(),
    });
    expect(name).toBeNull();
    expect(portfolioDocument(portfolio)).toEqual({
      ...{ start_date: '2020-01-01', end_date: '2024-12-31', portfolio_input: {} },
    });
  });

  it('lists the faults of all parts at once, from the top down, each with its place', () => {
    const text = [
      'start_date: 2020-02-30',
      'name: a/../b',
      'portfolio_input:',
      '  A: { shares: 1, share: 2 }',
      '  B:',
      '    shares: 0.12345678901',
      '    currency: usd',
      '  "": { shares: 1 }',
      '  C: 25',
      'expected_returns: { A: high, B: 100000 }',
      'stock_factor_proxies:',
      '  A: { market: [SPY], peers: [B] }',
      'note: 12345678901234567890',
    ].join('\n');

    expect(faultsIn(text)).toEqual([
      'invalid-name /name 2:7',
      'invalid-date /start_date 1:13',
      'missing /end_date -',
      'unknown-key /portfolio_input/A/share 4:26',
      'too-many-decimals /portfolio_input/B/shares 6:13',
      'invalid-currency /portfolio_input/B/currency 7:15',
      'invalid-ticker /portfolio_input/ 8:7',
      'wrong-type /portfolio_input/C 9:6',
      'not-a-number /expected_returns/A 10:24',
      'out-of-bounds /expected_returns/B 10:33',
      'unknown-key /stock_factor_proxies/A/peers 12:30',
      'wrong-type /stock_factor_proxies/A/market 12:16',
      'number-too-precise /note 13:7',
    ]);
  });

  it('names everything that an empty map lacks', () => {
    expect(faultsIn('{}')).toEqual([
      'missing /start_date -',
      'missing /end_date -',
      'missing /portfolio_input -',
    ]);
  });

  it.each(['[1]', 'text', '~'])('refuses %s in place of a portfolio', (text) => {
    expect(faultsIn(text)).toEqual(['wrong-type  1:1']);
  });

  it('wants the start before the end', () => {
    const dates = (start: string, end: string): string =>
      `start_date: ${start}\nend_date: ${end}\nportfolio_input: {}\n`;

    expect(faultsIn(dates('2020-01-01', '2020-01-02'))).toEqual([]);
    expect(faultsIn(dates('2020-01-01', '2020-01-01'))).toEqual([
      'start-not-before-end /start_date 1:13',
    ]);
  });

  it.each([
    ['{ shares: 9999999999.12345 }', []],
    ['{ shares: 0.0000000001 }', []],
    ['{ shares: 0.00000000001 }', ['too-many-decimals']],
    ['{ shares: 999999999999.999 }', []],
    ['{ shares: -1000000000000 }', ['out-of-bounds']],
    ['{ shares: 123456789.1234567 }', ['number-too-precise']],
    ['{ shares: 0 }', ['zero-quantity']],
    ['{ shares: -0.0 }', ['zero-quantity']],
    ['{ shares: "25" }', ['wrong-type']],
    ['{ shares: .nan }', ['not-a-number']],
    ['{ shares: [1] }', ['wrong-type']],
    ['{ dollars: 0 }', []],
    ['{ dollars: 0.0001 }', []],
    ['{ dollars: 0.00001 }', ['too-many-decimals']],
    ['{ dollars: 999999999999.9999 }', ['number-too-precise']],
    ['{ dollars: -99999999999.9999 }', []],
    ['{ dollars: 1e12 }', ['out-of-bounds']],
    ['{ weight: 0 }', []],
    ['{ weight: -99999.99999999 }', []],
    ['{ weight: 0.000000001 }', ['too-many-decimals']],
    ['{ weight: 100000 }', ['out-of-bounds']],
    ['{}', ['one-quantity']],
    ['{ shares: }', ['one-quantity']],
    ['{ shares: 1, dollars: 1 }', ['one-quantity']],
    ['{ dollars: 1, weight: 1 }', ['one-quantity']],
    ['{ shares: 1, currency: US }', ['invalid-currency']],
    ['{ shares: 1, currency: ABCDEFGHIJKLMNOP }', []],
    ['{ shares: 1, currency: ABCDEFGHIJKLMNOPQ }', ['invalid-currency']],
    ['{ shares: 1, currency: "US D" }', ['invalid-currency']],
    ['{ shares: 1, type: mutual fund }', []],
    ['{ shares: 1, type: Stock }', ['invalid-choice']],
    ['{ shares: 1, type: "" }', ['invalid-choice']],
    ['{ shares: 1, type: "cash " }', ['invalid-choice']],
    [`{ shares: 1, type: ${'x'.repeat(32)} }`, []],
    [`{ shares: 1, type: ${'x'.repeat(33)} }`, ['invalid-choice']],
    ['[1]', ['wrong-type']],
  ])('finds in the position %s the faults %j', (position, codes) => {
    expect(faultsOfPosition(position).map((fault) => fault.split(' ')[0])).toEqual(codes);
  });

  it.each([
    ['[{ id: a, shares: 0.1 }, { id: b, shares: 0.2 }]', []],
    ['[]', []],
    ['[{ id: a, shares: 0.1 }, { id: b, shares: 0.1999999999 }]', ['accounts-sum']],
    ['[{ id: a, shares: 0.1 }, { id: a, shares: 0.2 }]', ['duplicate-account']],
    ['[{ id: a, dollars: 0.3 }]', ['unknown-key', 'missing']],
    ['[{ id: a }, { shares: 0.3 }]', ['missing', 'missing']],
    ['[{ id: a, shares: 0.3, note: x }]', ['unknown-key']],
    ['[{ id: a, shares: 0 }, { id: b, shares: 0.3 }]', ['zero-quantity']],
    ['[{ id: "", shares: 0.3 }]', ['invalid-name']],
    [`[{ id: ${'x'.repeat(100)}, shares: 0.3 }]`, []],
    [`[{ id: ${'x'.repeat(101)}, shares: 0.3 }]`, ['invalid-name']],
    ['{ a: 0.3 }', ['wrong-type']],
    ['[0.3]', ['wrong-type']],
  ])('finds in the accounts %s of 0.3 shares the faults %j', (accounts, codes) => {
    const faults = faultsOfPosition(`{ shares: 0.3, accounts: ${accounts} }`);

    expect(faults.map((fault) => fault.split(' ')[0])).toEqual(codes);
  });

  it('sums accounts in decimals where doubles would lose a part', () => {
    const parts = '[{ id: a, shares: 99999999999 }, { id: b, shares: 0.0000000001 }]';

    const faults = faultsOfPosition(`{ shares: 99999999999, accounts: ${parts} }`);

    expect(faults).toEqual(['accounts-sum /portfolio_input/X/accounts 4:39']);
  });

  it('wants a weight on all positions or on none', () => {
    const text = `${HEAD}portfolio_input:\n  A: { shares: 1 }\n  B: { weight: 1 }\n  C: { dollars: 1 }\n`;

    expect(faultsIn(text)).toEqual(['mixed-weights /portfolio_input/B 5:6']);
    expect(faultsIn(`${HEAD}portfolio_input: { A: { weight: 1 }, B: { weight: 0 } }`)).toEqual([]);
  });

  it.each([
    ['A', true],
    ['BRK.B', true],
    ['USD CASH', true],
    ['🚀'.repeat(100), true],
    ['x'.repeat(101), false],
    ['🚀'.repeat(101), false],
    ['', false],
    [' A', false],
    ['A\u00A0', false],
    ['A\nB', false],
    ['A\u0000', false],
    ['\uD800', false],
  ])('takes the ticker %j: %p', (ticker, legal) => {
    const text = JSON.stringify({
      ...{ start_date: '2020-01-01', end_date: '2021-01-01' },
      portfolio_input: { [ticker]: { shares: 1 } },
    });

    const reading = readPortfolio(valueOf(readJson(text)), KEEP);

    expect(faultsOf(reading).map((fault) => fault.split(' ')[0])).toEqual(
      legal ? [] : ['invalid-ticker'],
    );
  });

  it('takes 10,000 positions and refuses 10,001 with one fault', () => {
    const text = (count: number): string => {
      const entries = Array.from(
        { length: count },
        (_, index) => `  T${index.toString()}: {shares: 1}`,
      );
      return `${HEAD}portfolio_input:\n${entries.join('\n')}\n`;
    };

    expect(valueOf(read(text(10_000))).portfolio.positions).toHaveLength(10_000);
    expect(faultsIn(text(10_001))).toEqual(['too-many-positions /portfolio_input 3:1']);
  });

  it('keeps unknown top-level keys, or refuses them', () => {
    const text = `${HEAD}portfolio_input: {}\nzeta: [1, x]\n__proto__: { a: true }\n`;

    const { portfolio } = valueOf(read(text, KEEP));

    expect([...portfolio.extra]).toEqual([
      ['__proto__', { a: true }],
      ['zeta', [1, 'x']],
    ]);
    expect(faultsOf(read(text, REFUSE))).toEqual([
      'unknown-key /zeta 4:7',
      'unknown-key /__proto__ 5:12',
    ]);
  });

  it('gives the name and wants it to be the expected one', () => {
    const text = `${HEAD}portfolio_input: {}\nname: 0005\n`;

    expect(valueOf(read(text)).name).toBe('0005');
    expect(valueOf(read(text, { ...REFUSE, expectedName: '0005' })).name).toBe('0005');
    expect(faultsOf(read(text, { ...KEEP, expectedName: '5' }))).toEqual([
      'name-mismatch /name 4:7',
    ]);
  });

  it('gives the same portfolio for YAML and JSON of the same document', () => {
    const fromYaml = valueOf(read(EXAMPLE)).portfolio;
    const json = JSON.stringify(portfolioDocument(fromYaml), null, 2);

    const fromJson = valueOf(readPortfolio(valueOf(readJson(json)), KEEP)).portfolio;

    expect(fromJson).toEqual(fromYaml);
  });
});

describe('portfolioDocument', () => {
  it('is read back as the same portfolio and version, through YAML and through JSON', () => {
    fc.assert(
      fc.property(anyPortfolio, (portfolio) => {
        const document = portfolioDocument(portfolio);
        const texts = [readYaml(writeYaml(document)), readJson(JSON.stringify(document))];

        const read = texts.map((node) => valueOf(readPortfolio(valueOf(node), KEEP)).portfolio);

        for (const copy of read) {
          expect(withEntries(copy)).toEqual(withEntries(portfolio));
          expect(documentVersion(portfolioDocument(copy))).toBe(documentVersion(document));
          expect(writeYaml(portfolioDocument(copy))).toBe(writeYaml(document));
        }
      }),
      { numRuns: 300 },
    );
  });
});

/** Maps as lists, so that their order is compared too. */
function withEntries({ expectedReturns, factorProxies, extra, ...rest }: Portfolio): object {
  const members = [expectedReturns, factorProxies, extra].map((map) => [...map.keys()]);
  const extraText = [...extra.values()].map((value) => documentVersion({ value }));
  return { ...rest, expectedReturns, factorProxies, members, extraText };
}
