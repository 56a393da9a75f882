import { describe, expect, it } from '@jest/globals';
import type { RiskLimits } from '../../../src/risk-limits/risk-limits.js';
import { aPortfolio, shares } from '../../support/portfolio-builder.js';
import {
  ABSENT,
  ALL_CHANGES,
  ANN,
  ANY,
  atVersion,
  BOB,
  EXISTS,
  PRESENT,
  STALE,
  type WithStorage,
} from './storage-under-test.js';

const PORTFOLIO = aPortfolio([shares('NVDA', 25)]);

function limitsOf(volatility: number): RiskLimits {
  return {
    limits: { max_volatility: volatility, max_loss: -0.25 },
    additionalSettings: { mail: true, __proto__: null },
    extra: new Map([['house', ['rules', 0.1]]]),
  };
}

/** What every store of risk limits does. */
export function describeRiskLimits(withStorage: WithStorage): void {
  describe('risk limits', () => {
    it("are kept apart: the user's own and each portfolio's, without falling back", () =>
      withStorage(async ({ portfolios, riskLimits }) => {
        for (const name of ['main', 'other', 'a/b'.repeat(80)]) {
          await portfolios.save(ANN, name, PORTFOLIO, ANY);
        }

        const own = await riskLimits.save(ANN, null, limitsOf(0.1), ANY);
        await riskLimits.save(ANN, 'main', limitsOf(0.2), ANY);
        await riskLimits.save(ANN, 'a/b'.repeat(80), limitsOf(0.3), ANY);

        expect(own.created).toBe(true);
        expect(await riskLimits.find(ANN, null)).toEqual({
          state: 'valid',
          name: 'risk limits',
          content: limitsOf(0.1),
          version: own.version,
        });
        expect(await riskLimits.find(ANN, 'main')).toMatchObject({
          name: 'main',
          content: limitsOf(0.2),
        });
        expect(await riskLimits.find(ANN, 'a/b'.repeat(80))).toMatchObject({
          content: limitsOf(0.3),
        });
        expect(await riskLimits.find(ANN, 'other')).toBeNull();
        expect(await riskLimits.find(BOB, null)).toBeNull();
        expect(await riskLimits.find(BOB, 'main')).toBeNull();
      }));

    it('of a portfolio need the portfolio', () =>
      withStorage(async ({ portfolios, riskLimits, changes }) => {
        await portfolios.save(BOB, 'main', PORTFOLIO, ANY);

        const saving = riskLimits.save(ANN, 'main', limitsOf(0.2), ANY);

        await expect(saving).rejects.toMatchObject({ code: 'portfolio-not-found' });
        expect(await riskLimits.find(ANN, 'main')).toBeNull();
        expect(await changes.list(ANN, ALL_CHANGES)).toEqual([]);
      }));

    it('may set nothing at all', () =>
      withStorage(async ({ riskLimits }) => {
        const nothing: RiskLimits = { limits: {}, additionalSettings: null, extra: new Map() };

        await riskLimits.save(ANN, null, nothing, ANY);

        expect(await riskLimits.find(ANN, null)).toMatchObject({
          state: 'valid',
          content: nothing,
        });
      }));

    it('are written under conditions as every document is', () =>
      withStorage(async ({ riskLimits }) => {
        await expect(riskLimits.save(ANN, null, limitsOf(0.1), PRESENT)).rejects.toMatchObject(
          STALE,
        );
        const { version } = await riskLimits.save(ANN, null, limitsOf(0.1), ABSENT);
        await expect(riskLimits.save(ANN, null, limitsOf(0.2), ABSENT)).rejects.toMatchObject(
          EXISTS,
        );
        await riskLimits.save(ANN, null, limitsOf(0.2), atVersion(version));
        await expect(riskLimits.delete(ANN, null, atVersion(version))).rejects.toMatchObject(STALE);

        expect(await riskLimits.find(ANN, null)).toMatchObject({ content: limitsOf(0.2) });
        expect(await riskLimits.delete(ANN, null, PRESENT)).toBe(true);
        expect(await riskLimits.delete(ANN, null, ANY)).toBe(false);
        expect(await riskLimits.find(ANN, null)).toBeNull();
      }));

    it("share nothing with whoever saved them, down to the owner's free settings", () =>
      withStorage(async ({ riskLimits }) => {
        const settings = { mail: { to: 'ann' } };
        const limits = { ...limitsOf(0.1), additionalSettings: settings };
        await riskLimits.save(ANN, null, limits, ANY);

        settings.mail.to = 'mallory';

        expect(await riskLimits.find(ANN, null)).toMatchObject({
          content: { additionalSettings: { mail: { to: 'ann' } } },
        });
      }));

    it('of a portfolio go with it, in one change set, and stay away', () =>
      withStorage(async ({ portfolios, riskLimits, changes }) => {
        await portfolios.save(ANN, 'main', PORTFOLIO, ANY);
        await riskLimits.save(ANN, 'main', limitsOf(0.2), ANY);
        await riskLimits.save(ANN, null, limitsOf(0.1), ANY);

        await portfolios.delete(ANN, 'main', ANY);

        const [newest, ...older] = await changes.list(ANN, ALL_CHANGES);
        const kinds = new Set(newest?.changes.map(({ kind }) => kind));
        expect(kinds).toEqual(new Set(['portfolio_deleted', 'limits_changed']));
        expect(older).toHaveLength(3);
        await portfolios.save(ANN, 'main', PORTFOLIO, ABSENT);
        expect(await riskLimits.find(ANN, 'main')).toBeNull();
        expect(await riskLimits.find(ANN, null)).toMatchObject({ content: limitsOf(0.1) });
      }));

    it('of a portfolio come back with it, in one change set', () =>
      withStorage(async ({ portfolios, riskLimits, changes }) => {
        const limits = limitsOf(0.2);
        const saved = await portfolios.save(ANN, 'main', PORTFOLIO, ANY);
        await portfolios.delete(ANN, 'main', ANY);
        const documents = { portfolio: PORTFOLIO, limits };

        const outcome = await riskLimits.restore(ANN, 'main', documents, { reason: 'a mistake' });

        expect(outcome).toEqual({ version: saved.version, created: true });
        expect(await portfolios.findByName(ANN, 'main')).toMatchObject({ content: PORTFOLIO });
        expect(await riskLimits.find(ANN, 'main')).toMatchObject({ content: limits });
        const [newest, ...older] = await changes.list(ANN, ALL_CHANGES);
        expect(newest).toMatchObject({
          document: 'portfolio',
          name: 'main',
          reason: 'a mistake',
          versionBefore: null,
          versionAfter: saved.version,
        });
        expect(newest?.changes.map(({ kind, subject }) => [kind, subject])).toEqual([
          ['portfolio_created', null],
          ['limits_changed', 'additional_settings'],
          ['limits_changed', 'house'],
          ['limits_changed', 'max_loss'],
          ['limits_changed', 'max_volatility'],
        ]);
        expect(older).toHaveLength(2);
      }));

    it('of a portfolio come back with it only when neither is there', () =>
      withStorage(async ({ portfolios, riskLimits, changes }) => {
        await portfolios.save(ANN, 'main', PORTFOLIO, ANY);
        await portfolios.save(ANN, 'limited', PORTFOLIO, ANY);
        await riskLimits.save(ANN, 'limited', limitsOf(0.1), ANY);
        const before = await changes.list(ANN, ALL_CHANGES);

        for (const name of ['main', 'limited']) {
          const documents = { portfolio: aPortfolio([]), limits: limitsOf(0.2) };
          await expect(
            riskLimits.restore(ANN, name, documents, { reason: null }),
          ).rejects.toMatchObject(EXISTS);
        }

        expect(await portfolios.findByName(ANN, 'main')).toMatchObject({ content: PORTFOLIO });
        expect(await riskLimits.find(ANN, 'main')).toBeNull();
        expect(await riskLimits.find(ANN, 'limited')).toMatchObject({ content: limitsOf(0.1) });
        expect(await changes.list(ANN, ALL_CHANGES)).toEqual(before);
      }));

    it('of a portfolio stay when deleting the portfolio is refused', () =>
      withStorage(async ({ portfolios, riskLimits }) => {
        await portfolios.save(ANN, 'main', PORTFOLIO, ANY);
        await riskLimits.save(ANN, 'main', limitsOf(0.2), ANY);

        await expect(portfolios.delete(ANN, 'main', atVersion('0'))).rejects.toMatchObject(STALE);

        expect(await riskLimits.find(ANN, 'main')).toMatchObject({ content: limitsOf(0.2) });
      }));
  });
}
