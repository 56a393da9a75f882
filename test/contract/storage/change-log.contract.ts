import { describe, expect, it } from '@jest/globals';
import { portfolioDocument } from '../../../src/portfolio/portfolio-document.js';
import type { RiskLimits } from '../../../src/risk-limits/risk-limits.js';
import type { Scenario } from '../../../src/scenario/scenario.js';
import { aPortfolio, dollars, shares } from '../../support/portfolio-builder.js';
import { ALL_CHANGES, ANN, ANY, atVersion, BOB, type WithStorage } from './storage-under-test.js';

const ONE = aPortfolio([shares('NVDA', 25)]);
const TWO = aPortfolio([shares('NVDA', 30), dollars('CUR:USD', -5078.62)]);
const SCENARIO: Scenario = {
  description: null,
  basePortfolio: 'main',
  targetWeights: new Map([['SPY', 1]]),
  extra: new Map(),
};
const LIMITS: RiskLimits = {
  limits: { max_loss: -0.2 },
  additionalSettings: null,
  extra: new Map(),
};

/** What every change log tells. */
export function describeChangeLog(withStorage: WithStorage): void {
  describe('the change log', () => {
    it('tells what changed, when and why, newest first', () =>
      withStorage(async ({ portfolios, changes }) => {
        const first = await portfolios.save(ANN, 'main', ONE, { ...ANY, reason: 'first' });
        const second = await portfolios.save(ANN, 'main', TWO, atVersion(first.version, 'bought'));
        await portfolios.delete(ANN, 'main', ANY);

        const log = await changes.list(ANN, ALL_CHANGES);

        const common = { id: expect.any(String), document: 'portfolio', name: 'main' };
        expect(log).toEqual([
          {
            ...common,
            at: '2024-01-02T12:00:02.000Z',
            reason: null,
            versionBefore: second.version,
            versionAfter: null,
            changes: [
              {
                kind: 'portfolio_deleted',
                subject: null,
                before: portfolioDocument(TWO),
                after: null,
              },
            ],
          },
          {
            ...common,
            at: '2024-01-02T12:00:01.000Z',
            reason: 'bought',
            versionBefore: first.version,
            versionAfter: second.version,
            changes: [
              {
                kind: 'position_added',
                subject: 'CUR:USD',
                before: null,
                after: { dollars: -5078.62 },
              },
              {
                kind: 'position_changed',
                subject: 'NVDA',
                before: { shares: 25 },
                after: { shares: 30 },
              },
            ],
          },
          {
            ...common,
            at: '2024-01-02T12:00:00.000Z',
            reason: 'first',
            versionBefore: null,
            versionAfter: first.version,
            changes: [
              {
                kind: 'portfolio_created',
                subject: null,
                before: null,
                after: portfolioDocument(ONE),
              },
            ],
          },
        ]);
        expect(new Set(log.map(({ id }) => id)).size).toBe(3);
      }));

    it('says nothing of a save that changes nothing', () =>
      withStorage(async ({ portfolios, scenarios, riskLimits, changes }) => {
        const saveAll = async (): Promise<unknown> => [
          await portfolios.save(ANN, 'main', ONE, ANY),
          await scenarios.save(ANN, 'main', SCENARIO, ANY),
          await riskLimits.save(ANN, null, LIMITS, ANY),
          await riskLimits.save(ANN, 'main', LIMITS, ANY),
        ];
        await saveAll();
        const before = await changes.list(ANN, ALL_CHANGES);

        await saveAll();

        expect(before).toHaveLength(4);
        expect(await changes.list(ANN, ALL_CHANGES)).toEqual(before);
      }));

    it('of a portfolio has its own changes and those of its limits, also when it is gone', () =>
      withStorage(async ({ portfolios, scenarios, riskLimits, changes }) => {
        await portfolios.save(ANN, 'main', ONE, ANY);
        await portfolios.save(ANN, 'other', ONE, ANY);
        await scenarios.save(ANN, 'main', SCENARIO, ANY);
        await riskLimits.save(ANN, null, LIMITS, ANY);
        await riskLimits.save(ANN, 'main', LIMITS, ANY);
        await riskLimits.delete(ANN, 'main', ANY);
        await portfolios.delete(ANN, 'main', ANY);

        const all = await changes.list(ANN, ALL_CHANGES);
        const own = await changes.list(ANN, { ...ALL_CHANGES, portfolioName: 'main' });

        expect(all).toHaveLength(7);
        expect(own.map(({ document, versionAfter }) => [document, versionAfter === null])).toEqual([
          ['portfolio', true],
          ['risk-limits', true],
          ['risk-limits', false],
          ['portfolio', false],
        ]);
      }));

    it('is read a page at a time, from any change on', () =>
      withStorage(async ({ portfolios, changes }) => {
        for (let amount = 1; amount <= 7; amount += 1) {
          await portfolios.save(
            ANN,
            amount % 2 === 0 ? 'even' : 'odd',
            aPortfolio([shares('A', amount)]),
            ANY,
          );
        }
        const all = await changes.list(ANN, ALL_CHANGES);
        const third = all[2]?.id ?? '';

        const page = await changes.list(ANN, { portfolioName: null, before: third, limit: 2 });
        const odd = await changes.list(ANN, {
          portfolioName: 'odd',
          before: all[1]?.id ?? '',
          limit: 2,
        });
        const end = await changes.list(ANN, { ...ALL_CHANGES, before: all[6]?.id ?? '' });
        const unknown = await changes.list(ANN, { ...ALL_CHANGES, before: 'no-such-change' });

        expect(page).toEqual(all.slice(3, 5));
        expect(odd).toEqual([all[2], all[4]]);
        expect([end, unknown]).toEqual([[], []]);
      }));

    it('finds a change by its id, and the newest one of a document', () =>
      withStorage(async ({ portfolios, scenarios, riskLimits, changes }) => {
        await portfolios.save(ANN, 'main', ONE, ANY);
        await portfolios.save(ANN, 'main', TWO, ANY);
        await scenarios.save(ANN, 'main', SCENARIO, ANY);
        await riskLimits.save(ANN, 'main', LIMITS, ANY);
        await riskLimits.save(ANN, null, LIMITS, ANY);
        await scenarios.delete(ANN, 'main', ANY);
        const log = await changes.list(ANN, ALL_CHANGES);

        const found = await Promise.all(log.map(({ id }) => changes.find(ANN, id)));
        const newest = await Promise.all(log.map((change) => changes.newest(ANN, change)));

        expect(found).toEqual(log);
        const places = newest.map((change) => log.findIndex(({ id }) => id === change?.id));
        expect(places).toEqual([0, 1, 2, 0, 4, 4]);
        for (const id of [
          '',
          'no-such-change',
          log[0]?.id.toUpperCase() ?? '',
          '\u0000',
          "' or 1=1",
        ]) {
          expect(await changes.find(ANN, id)).toBeNull();
        }
        expect(await changes.newest(ANN, { document: 'portfolio', name: 'mai' })).toBeNull();
        expect(await changes.newest(ANN, { document: 'scenario', name: null })).toBeNull();
      }));

    it('has a change under the id that its write was to have', () =>
      withStorage(async ({ portfolios, riskLimits, changes }) => {
        const id = (number: number): string =>
          `7d444840-9dc0-11d1-b245-5ffdce74fad${number.toString()}`;
        await portfolios.save(ANN, 'main', ONE, { ...ANY, changeId: id(1) });
        await portfolios.save(ANN, 'main', ONE, { ...ANY, changeId: id(2) });
        await portfolios.delete(ANN, 'main', { ...ANY, changeId: id(3) });
        await riskLimits.save(ANN, null, LIMITS, { ...ANY, changeId: id(4) });

        const ids = (await changes.list(ANN, ALL_CHANGES)).map((change) => change.id);

        expect(ids).toEqual([id(4), id(3), id(1)]);
        expect(await changes.find(ANN, id(3))).toMatchObject({ versionAfter: null });
      }));

    it("is out of every other user's reach", () =>
      withStorage(async ({ portfolios, changes }) => {
        await portfolios.save(ANN, 'main', ONE, ANY);
        const [change] = await changes.list(ANN, ALL_CHANGES);

        expect(await changes.find(BOB, change?.id ?? '')).toBeNull();
        expect(await changes.newest(BOB, { document: 'portfolio', name: 'main' })).toBeNull();

        expect(await changes.list(BOB, ALL_CHANGES)).toEqual([]);
        expect(await changes.list(BOB, { ...ALL_CHANGES, before: change?.id ?? '' })).toEqual([]);
      }));

    it('keeps keys and texts that look like something else', () =>
      withStorage(async ({ portfolios, changes }) => {
        const portfolio = aPortfolio([shares('__proto__', 1)]);
        const reason = 'line\nbreak \u2028 "quoted" 🚀';

        await portfolios.save(ANN, '__proto__', portfolio, { ...ANY, reason });

        const [change] = await changes.list(ANN, { ...ALL_CHANGES, portfolioName: '__proto__' });
        expect(change).toMatchObject({ name: '__proto__', reason });
        expect(JSON.stringify(change?.changes[0]?.after)).toContain('"__proto__":{"shares":1}');
      }));

    it('holds a change larger than any block it is read by', () =>
      withStorage(async ({ portfolios, changes }) => {
        const extra = new Map([['note', 'ä'.repeat(70_000)]]);
        await portfolios.save(ANN, 'small', ONE, ANY);
        await portfolios.save(ANN, 'large', aPortfolio([], { extra }), ANY);
        await portfolios.save(ANN, 'last', ONE, ANY);

        const log = await changes.list(ANN, ALL_CHANGES);

        expect(log.map(({ name }) => name)).toEqual(['last', 'large', 'small']);
        expect(JSON.stringify(log[1]).length).toBeGreaterThan(70_000);
      }));
  });
}
