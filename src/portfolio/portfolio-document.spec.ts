import { describe, expect, it } from '@jest/globals';
import { faultsOf, valueOf } from '../../test/support/faults.js';
import { readJson } from '../common/document/json-reader.js';
import type { Reading } from '../common/document/reading.js';
import { readYaml } from '../common/document/yaml-reader.js';
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
