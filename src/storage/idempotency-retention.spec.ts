import { describe, expect, it } from '@jest/globals';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LOCAL_USER_ID as OWNER } from '../auth/user-id.js';
import { openStorage } from './storage-adapters.js';
import type { StorageAdapter } from './storage-adapter.js';

const NOON = Date.UTC(2024, 0, 2, 12);
const DAY_MS = 86_400_000;
const ANSWER = { status: 200, headers: {}, body: '{}' };

async function expectForgetting(
  storage: StorageAdapter,
  setTime: (ms: number) => void,
): Promise<void> {
  const { idempotencyKeys: keys } = storage;
  const claim = { key: 'old', fingerprint: 'a' };
  const outcome = await keys.claim(OWNER, claim);
  if (outcome.kind !== 'granted') throw new Error(outcome.kind);
  await keys.settle(OWNER, outcome.granted, { kind: 'answered', answer: ANSWER });

  setTime(NOON + DAY_MS - 1);
  expect(await keys.claim(OWNER, claim)).toMatchObject({ kind: 'answered' });
  setTime(NOON + DAY_MS);
  const next = await keys.claim(OWNER, { ...claim, fingerprint: 'b' });
  expect(next).toMatchObject({ kind: 'granted', granted: { attempt: 1 } });
  expect(next).not.toMatchObject({ granted: { operationId: outcome.granted.operationId } });

  // The end of the request that was forgotten says nothing of the one that has its key now.
  await keys.settle(OWNER, outcome.granted, { kind: 'answered', answer: ANSWER });
  expect(await keys.claim(OWNER, { ...claim, fingerprint: 'b' })).toMatchObject({
    kind: 'running',
  });
}

describe('an idempotency key', () => {
  it('is forgotten after a day in memory', async () => {
    let time = NOON;
    const storage = await openStorage({ store: 'memory' }, { now: () => new Date(time) });

    await expectForgetting(storage, (ms) => (time = ms));
  });

  it('is forgotten after a day on file, and its file goes', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'risk-keys-'));
    let time = NOON;
    const clock = { now: () => new Date(time) };
    const storage = await openStorage({ store: 'file', directory }, clock);
    const files = (): Promise<string[]> =>
      readdir(join(directory, 'users', 'local', 'idempotency_keys'));
    try {
      await expectForgetting(storage, (ms) => (time = ms));

      expect(await files()).toEqual([
        expect.stringMatching(`^${(NOON + DAY_MS).toString()}-[0-9a-f]{64}\\.json$`),
      ]);
      time += DAY_MS;
      await storage.idempotencyKeys.claim(OWNER, { key: 'other', fingerprint: 'c' });
      expect(await files()).toHaveLength(1);
    } finally {
      await storage.close();
      await rm(directory, { recursive: true, force: true });
    }
  });
});
