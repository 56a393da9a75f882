import { describe, expect, it } from '@jest/globals';
import type { WriteOptions } from '../../src/common/document/stored-document.js';
import type { ChangedDocument } from '../../src/portfolio/change.js';
import type { StorageAdapter } from '../../src/storage/storage-adapter.js';
import { aPortfolio, shares } from '../support/portfolio-builder.js';
import { ALL_CHANGES, ANN, ANY, atVersion, STALE } from './storage/storage-under-test.js';

/** A store whose documents somebody can spoil behind its back. */
export interface SpoilableStorage {
  readonly adapter: StorageAdapter;
  /** Makes a document of Ann's unreadable; what lies there then, whole. */
  readonly spoil: (document: ChangedDocument) => Promise<unknown>;
  /** What is kept of hers that was unreadable, in no order. */
  readonly kept: () => Promise<readonly unknown[]>;
  readonly dispose: () => Promise<void>;
}

const PORTFOLIO = aPortfolio([
  shares('NVDA', 3, {
    accounts: [1, 2].map((amount) => ({ id: `a${amount.toString()}`, amount })),
  }),
]);
const OTHER = aPortfolio([shares('SPY', 1)]);
const LIMITS = { limits: { max_loss: -0.2 }, additionalSettings: null, extra: new Map() };
const SCENARIO = {
  ...{ description: null, basePortfolio: null, extra: new Map() },
  targetWeights: new Map([['SPY', 1]]),
};
const MAIN = { document: 'portfolio', name: 'main' } as const;
const ITS_LIMITS = { document: 'risk-limits', name: 'main' } as const;
const OWN_LIMITS = { document: 'risk-limits', name: null } as const;
const CALM = { document: 'scenario', name: 'calm' } as const;

/** What becomes of documents that cannot be read, in every store that has a place for them to lie in. */
export function describeCorruptDocuments(
  name: string,
  open: () => Promise<SpoilableStorage>,
): void {
  async function withSpoilable(use: (storage: SpoilableStorage) => Promise<void>): Promise<void> {
    const storage = await open();
    const { portfolios, riskLimits, scenarios } = storage.adapter;
    await portfolios.save(ANN, 'main', PORTFOLIO, ANY);
    await riskLimits.save(ANN, 'main', LIMITS, ANY);
    await riskLimits.save(ANN, null, LIMITS, ANY);
    await scenarios.save(ANN, 'calm', SCENARIO, ANY);
    try {
      await use(storage);
    } finally {
      await storage.dispose();
    }
  }

  describe(`a corrupt document of the ${name} store`, () => {
    it('is kept when it is written over, and its version is the change’s from', async () => {
      await withSpoilable(async ({ adapter, spoil, kept }) => {
        const spoiled = await spoil(MAIN);
        const found = await adapter.portfolios.findByName(ANN, 'main');

        const saved = await adapter.portfolios.save(ANN, 'main', OTHER, ANY);

        expect(found?.state).toBe('corrupt');
        expect(await kept()).toEqual([spoiled]);
        expect(await adapter.changes.newest(ANN, MAIN)).toMatchObject({
          versionBefore: found?.version,
          versionAfter: saved.version,
        });
        expect(await adapter.portfolios.findByName(ANN, 'main')).toMatchObject({ content: OTHER });
      });
    });

    it('is kept each time', async () => {
      await withSpoilable(async ({ adapter, spoil, kept }) => {
        const first = await spoil(MAIN);
        await adapter.portfolios.save(ANN, 'main', OTHER, ANY);
        const second = await spoil(MAIN);
        await adapter.portfolios.save(ANN, 'main', PORTFOLIO, ANY);

        expect(await kept()).toEqual(expect.arrayContaining([first, second]));
        expect(await kept()).toHaveLength(2);
      });
    });

    it('is kept when it is deleted, with limits of its own that are corrupt', async () => {
      await withSpoilable(async ({ adapter, spoil, kept }) => {
        const spoiled = [await spoil(MAIN), await spoil(ITS_LIMITS)];

        expect(await adapter.portfolios.delete(ANN, 'main', ANY)).toBe(true);

        expect(await kept()).toEqual(expect.arrayContaining(spoiled));
        expect(await kept()).toHaveLength(2);
        expect(await adapter.riskLimits.find(ANN, 'main')).toBeNull();
      });
    });

    it('is kept of every kind', async () => {
      await withSpoilable(async ({ adapter, spoil, kept }) => {
        const spoiled = [await spoil(ITS_LIMITS), await spoil(OWN_LIMITS), await spoil(CALM)];

        await adapter.riskLimits.save(ANN, 'main', LIMITS, ANY);
        await adapter.riskLimits.delete(ANN, null, ANY);
        await adapter.scenarios.save(ANN, 'calm', SCENARIO, ANY);

        expect(await kept()).toEqual(expect.arrayContaining(spoiled));
        expect(await kept()).toHaveLength(3);
      });
    });

    it('stays where it is, and is kept no second time, when a write is refused', async () => {
      await withSpoilable(async ({ adapter, spoil, kept }) => {
        await spoil(MAIN);
        const refused = (options: WriteOptions): Promise<unknown> =>
          adapter.portfolios.save(ANN, 'main', OTHER, options);

        await expect(refused(atVersion('0'.repeat(64)))).rejects.toMatchObject(STALE);

        expect(await kept()).toEqual([]);
        expect(await adapter.portfolios.findByName(ANN, 'main')).toMatchObject({
          state: 'corrupt',
        });
      });
    });

    it('is not what is kept when sound ones are written over and deleted', async () => {
      await withSpoilable(async ({ adapter, kept }) => {
        await adapter.portfolios.save(ANN, 'main', OTHER, ANY);
        await adapter.portfolios.delete(ANN, 'main', ANY);
        await adapter.scenarios.delete(ANN, 'calm', ANY);

        expect(await kept()).toEqual([]);
        expect((await adapter.changes.list(ANN, ALL_CHANGES)).length).toBeGreaterThan(3);
      });
    });
  });
}
