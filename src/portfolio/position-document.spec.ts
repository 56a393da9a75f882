import { describe, expect, it } from '@jest/globals';
import { faultsOf, valueOf } from '../../test/support/faults.js';
import { readJson } from '../common/document/json-reader.js';
import { readYaml } from '../common/document/yaml-reader.js';
import { readPortfolio } from './portfolio-document.js';

const KEEP = { unknownKeys: 'keep', expectedName: null } as const;
const HEAD = 'start_date: "2020-01-01"\nend_date: "2024-12-31"\n';

const faultsIn = (text: string): readonly string[] =>
  faultsOf(readPortfolio(valueOf(readYaml(text)), KEEP));

/** Faults of one position, written on line 4. */
const faultsOfPosition = (position: string): readonly string[] =>
  faultsIn(`${HEAD}portfolio_input:\n  X: ${position}\n`);

describe('a position of a portfolio', () => {
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
});
