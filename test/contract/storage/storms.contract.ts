import { describe, expect, it } from '@jest/globals';
import pRetry from 'p-retry';
import type { WriteOptions } from '../../../src/common/document/stored-document.js';
import type { StorageAdapter } from '../../../src/storage/storage-adapter.js';
import { AppError } from '../../../src/common/problem/app-error.js';
import { aPortfolio, shares } from '../../support/portfolio-builder.js';
import { ABSENT, ALL_CHANGES, ANN, ANY, PRESENT, type WithStorage } from './storage-under-test.js';

const WRITES = 120;
const REFUSALS = ['already-exists', 'precondition-failed', 'portfolio-not-found', 'stale-version'];

/** The kinds of write there are, in turn, each with a content of its own. */
function write({ portfolios }: StorageAdapter, turn: number): Promise<unknown> {
  const conditions: readonly WriteOptions[] = [ANY, ABSENT, PRESENT, ANY, ANY];
  const options = conditions[turn % conditions.length] ?? ANY;
  return turn % 5 === 4
    ? portfolios.delete(ANN, 'main', options)
    : portfolios.save(ANN, 'main', aPortfolio([shares('A', turn + 1)]), options);
}

/** What tells a writer to come back, and nothing of the document. */
const COME_BACK = ['pool-exhausted', 'storage-busy'];

/** There are more writers than connections, and all wait for one lock: who is told to come back does so. */
function writeInTheEnd(storage: StorageAdapter, turn: number): Promise<unknown> {
  return pRetry(() => write(storage, turn), {
    retries: 10,
    minTimeout: 100,
    shouldRetry: ({ error }) => error instanceof AppError && COME_BACK.includes(error.code),
  });
}

/** What holds however many write the same at once. */
export function describeStorms(withStorage: WithStorage): void {
  describe('a storm of writes of one document', () => {
    it('leaves a log in which each write begins where the one before it ended', () =>
      withStorage(async (storage) => {
        const turns = Array.from({ length: WRITES }, (_, turn) => turn);

        const settled = await Promise.allSettled(turns.map((turn) => writeInTheEnd(storage, turn)));

        const refused = settled.flatMap((each) =>
          each.status === 'rejected' ? [each.reason as unknown] : [],
        );
        for (const error of refused) {
          expect(error).toBeInstanceOf(AppError);
          expect(REFUSALS).toContain((error as AppError).code);
        }
        const log = [...(await storage.changes.list(ANN, ALL_CHANGES))].reverse();
        const before = log.map(({ versionBefore }) => versionBefore);
        const after = log.map(({ versionAfter }) => versionAfter);
        const found = await storage.portfolios.findByName(ANN, 'main');
        expect(before).toEqual([null, ...after.slice(0, -1)]);
        expect(found?.version ?? null).toBe(after.at(-1));
        expect(new Set(log.map(({ id }) => id)).size).toBe(log.length);
        expect(log.length).toBeGreaterThan(WRITES / 3);
      }));
  });
}
