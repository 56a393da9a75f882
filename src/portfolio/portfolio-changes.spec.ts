import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { portfolio as anyPortfolio } from '../../test/support/arbitrary-portfolio.js';
import { valueOf } from '../../test/support/faults.js';
import { canonicalJson } from '../common/document/canonical-json.js';
import type { JsonObject, JsonValue } from '../common/document/json-value.js';
import { readYaml } from '../common/document/yaml-reader.js';
import type { Change } from './change.js';
import { portfolioChanges } from './portfolio-changes.js';
import { portfolioDocument, readPortfolio } from './portfolio-document.js';
import type { Portfolio } from './portfolio.js';

const aPortfolio = (text: string): Portfolio => {
  const options = { unknownKeys: 'keep', expectedName: null } as const;
  return valueOf(readPortfolio(valueOf(readYaml(text)), options)).portfolio;
};

const BEFORE = aPortfolio(`
start_date: 2020-01-01
end_date: 2021-01-01
portfolio_input: { B: { shares: 1 }, A: { shares: 2 }, GONE: { dollars: 3 } }
expected_returns: { A: 0.1 }
stock_factor_proxies: { A: { market: SPY } }
note: null
`);

const AFTER = aPortfolio(`
start_date: 2020-01-01
end_date: 2022-01-01
portfolio_input: { A: { shares: 2, type: stock }, B: { dollars: 1 }, NEW: { shares: 4 } }
expected_returns: { B: 0.2 }
stock_factor_proxies: { A: { market: SPY, subindustry: [X] } }
`);

describe('portfolioChanges', () => {
  it('gives one change per difference, by kind and subject', () => {
    const changes = portfolioChanges(BEFORE, AFTER);

    expect(changes).toEqual([
      { kind: 'dates_changed', subject: 'end_date', before: '2021-01-01', after: '2022-01-01' },
      { kind: 'position_added', subject: 'NEW', before: null, after: { shares: 4 } },
      { kind: 'position_removed', subject: 'GONE', before: { dollars: 3 }, after: null },
      {
        ...{ kind: 'position_changed', subject: 'A' },
        ...{ before: { shares: 2 }, after: { shares: 2, type: 'stock' } },
      },
      { kind: 'position_changed', subject: 'B', before: { shares: 1 }, after: { dollars: 1 } },
      { kind: 'expected_return_changed', subject: 'A', before: 0.1, after: null },
      { kind: 'expected_return_changed', subject: 'B', before: null, after: 0.2 },
      {
        ...{ kind: 'proxies_changed', subject: 'A', before: { market: 'SPY' } },
        after: { market: 'SPY', subindustry: ['X'] },
      },
      { kind: 'extra_changed', subject: 'note', before: { note: null }, after: null },
    ]);
  });

  it('gives one change with the whole document for a portfolio that appears or goes', () => {
    const document = portfolioDocument(BEFORE);

    expect(portfolioChanges(null, BEFORE)).toEqual([
      { kind: 'portfolio_created', subject: null, before: null, after: document },
    ]);
    expect(portfolioChanges(BEFORE, null)).toEqual([
      { kind: 'portfolio_deleted', subject: null, before: document, after: null },
    ]);
  });

  it('gives nothing for no change', () => {
    expect(portfolioChanges(BEFORE, BEFORE)).toEqual([]);
    expect(portfolioChanges(null, null)).toEqual([]);
  });

  it('is enough to make either version from the other', () => {
    fc.assert(
      fc.property(anyPortfolio, anyPortfolio, (before, after) => {
        const changes = portfolioChanges(before, after);

        const undone = applied(portfolioDocument(after), changes, 'before');

        expect(canonicalJson(undone)).toBe(canonicalJson(portfolioDocument(before)));
      }),
    );
  });
});

const SECTION_BY_KIND: Readonly<Partial<Record<Change['kind'], string>>> = {
  position_added: 'portfolio_input',
  position_removed: 'portfolio_input',
  position_changed: 'portfolio_input',
  expected_return_changed: 'expected_returns',
  proxies_changed: 'stock_factor_proxies',
};

function applied(
  document: JsonObject,
  changes: readonly Change[],
  side: 'before' | 'after',
): JsonObject {
  const top = new Map(Object.entries(document));
  for (const { kind, subject, [side]: value } of changes) {
    const key = subject ?? '';
    const section = SECTION_BY_KIND[kind];
    if (section === undefined) {
      put(top, key, kind === 'extra_changed' ? extraValue(value, key) : value, value === null);
      continue;
    }
    const members = new Map(Object.entries((top.get(section) ?? {}) as JsonObject));
    put(members, key, value, value === null);
    const isGone = members.size === 0 && section !== 'portfolio_input';
    put(top, section, Object.fromEntries(members), isGone);
  }
  return Object.fromEntries(top);
}

function put(map: Map<string, JsonValue>, key: string, value: JsonValue, isGone: boolean): void {
  if (isGone) map.delete(key);
  else map.set(key, value);
}

function extraValue(wrapped: JsonValue, key: string): JsonValue {
  const member = Object.entries((wrapped ?? {}) as JsonObject).find(([name]) => name === key);
  return member === undefined ? null : member[1];
}
