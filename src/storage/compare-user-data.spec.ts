import { describe, expect, it } from '@jest/globals';
import { aPortfolio, dollars, shares } from '../../test/support/portfolio-builder.js';
import type { ChangeSet } from '../portfolio/change.js';
import type { Portfolio } from '../portfolio/portfolio.js';
import { differences } from './compare-user-data.js';
import type { UserData } from './user-data.js';

const MAIN = aPortfolio([shares('A', 0.0000000001), dollars('CUR:USD', -5078.62)]);

function aChange(id: string, given: Partial<ChangeSet> = {}): ChangeSet {
  return {
    ...{ id, at: '2024-01-01T00:00:00.000Z', document: 'portfolio', name: 'main', reason: null },
    ...{ versionBefore: null, versionAfter: 'v', changes: [] },
    ...given,
  };
}

function having(content: Portfolio, given: Partial<UserData> = {}): UserData {
  return {
    documents: [{ document: 'portfolio', name: 'main', content, version: 'v' }],
    changes: [aChange('1'), aChange('2')],
    limitChecks: new Map(),
    ...given,
  };
}

const EXPECTED = having(MAIN);

describe('differences between what was written and what is read back', () => {
  it('are none where all is the same, and more beside it', () => {
    const more = { ...EXPECTED, changes: [aChange('0'), ...EXPECTED.changes] };

    expect(differences(EXPECTED, more)).toEqual([]);
  });

  it.each([
    ['another quantity', [shares('A', 0.0000000002), dollars('CUR:USD', -5078.62)]],
    ['another unit', [dollars('A', 0.0000000001), dollars('CUR:USD', -5078.62)]],
  ])('tell %s', (_what, positions) => {
    const found = differences(EXPECTED, having(aPortfolio(positions)));

    expect(found).toEqual(['portfolio "main": A has another quantity']);
  });

  it('tell a ticker that is missing, one too many, other dates and other money', () => {
    const other = aPortfolio([shares('B', 1), dollars('CUR:USD', -5078.6)], {
      endDate: '2023-01-01',
    });

    expect(differences(EXPECTED, having(other)).map((text) => text.slice(18))).toEqual([
      'the dates are not the same',
      'A is missing',
      'CUR:USD has another quantity',
      'B is too many',
      'the money is not the same',
    ]);
  });

  it('tell another version of the same positions, and a document that is missing', () => {
    const newer = having(MAIN, {
      documents: [{ document: 'portfolio', name: 'main', content: MAIN, version: 'w' }],
    });

    expect(differences(EXPECTED, newer)).toEqual([
      'portfolio "main": the versions are not the same',
    ]);
    expect(differences(EXPECTED, having(MAIN, { documents: [] }))).toEqual([
      'portfolio "main" is missing',
    ]);
  });

  it('tell a change that is missing, is another, or is out of order', () => {
    const changed = [aChange('1', { reason: 'x' })];

    expect(differences(EXPECTED, having(MAIN, { changes: changed }))).toEqual([
      'change 1 is not the same',
      'change 2 is missing',
    ]);
    expect(differences(EXPECTED, having(MAIN, { changes: [aChange('2'), aChange('1')] }))).toEqual([
      'change 2 is out of order',
    ]);
  });

  it('tell limit checks that are not there', () => {
    const checked = having(MAIN, { limitChecks: new Map([['main', []]]) });

    expect(differences(checked, EXPECTED)).toEqual([]);
    const evaluation = {
      ...{ id: '1', at: 'a', lastAt: 'a', times: 1, asOf: 'a', limitsOrigin: 'user' as const },
      ...{ inputHash: '', engineVersion: '', limits: {} },
    };
    const more = having(MAIN, { limitChecks: new Map([['main', [evaluation]]]) });
    expect(differences(more, EXPECTED)).toEqual(['the limit checks of "main" are not the same']);
  });
});
