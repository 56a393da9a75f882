import { beforeEach, describe, expect, it } from '@jest/globals';
import { SettableClock } from '../../../test/support/settable-clock.js';
import { openMemoryStorage } from '../../storage/memory/open-memory-storage.js';
import type { StorageAdapter } from '../../storage/storage-adapter.js';
import { toUserId } from '../user-id.js';
import { SessionService } from './session.service.js';

const ANN = toUserId('ann');
const BOB = toUserId('bob');
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

describe('SessionService', () => {
  let clock: SettableClock;
  let storage: StorageAdapter;
  let sessions: SessionService;

  beforeEach(async () => {
    clock = new SettableClock();
    storage = openMemoryStorage(clock);
    for (const id of [ANN, BOB]) {
      await storage.users.signIn({ id, email: `${id}@example.com`, name: null }, clock.now());
    }
    sessions = anotherInstance();
  });

  function anotherInstance(): SessionService {
    return new SessionService(storage.sessions, clock, { ttlMs: 7 * HOUR_MS, idleMs: HOUR_MS });
  }

  it('knows a session again by its token, which is 256 random bits and new each time', async () => {
    const token = await sessions.begin(ANN, 'A Browser');
    const other = await sessions.begin(ANN, undefined);

    const found = await sessions.find(token);

    expect(token).toMatch(/^[\w-]{43}$/);
    expect(other).not.toBe(token);
    expect(found?.user.id).toBe(ANN);
    expect(found?.session).toMatchObject({ userAgent: 'A Browser' });
    expect((await sessions.list(ANN)).map(({ userAgent }) => userAgent).sort()).toEqual([
      'A Browser',
      null,
    ]);
  });

  it.each(['', 'x', 'A'.repeat(43), 'A'.repeat(10_000), 'ä'.repeat(43), '../'.repeat(20)])(
    'does not know %#',
    async (token) => {
      await sessions.begin(ANN, undefined);

      expect(await sessions.find(token)).toBeNull();
    },
  );

  it('does not know a token that was changed or cut', async () => {
    const token = await sessions.begin(ANN, undefined);

    const changed = (token.startsWith('A') ? 'B' : 'A') + token.slice(1);

    expect(await sessions.find(changed)).toBeNull();
    expect(await sessions.find(token.slice(0, -1))).toBeNull();
  });

  it('ends when it was not used for its idle time, also when it was seen a moment ago', async () => {
    const token = await sessions.begin(ANN, undefined);
    clock.advance(HOUR_MS - 1);
    expect(await sessions.find(token)).not.toBeNull();
    clock.advance(HOUR_MS - 1);
    expect(await sessions.find(token)).not.toBeNull();

    clock.advance(HOUR_MS);

    expect(await sessions.find(token)).toBeNull();
  });

  it('ends after its whole time, however much it is used', async () => {
    const token = await sessions.begin(ANN, undefined);
    for (let half = 0; half < 13; half += 1) {
      clock.advance(HOUR_MS / 2);
      expect(await sessions.find(token)).not.toBeNull();
    }

    clock.advance(HOUR_MS / 2);

    expect(await sessions.find(token)).toBeNull();
  });

  it('notes its use once a minute', async () => {
    const token = await sessions.begin(ANN, undefined);
    const [begun] = await sessions.list(ANN);
    clock.advance(MINUTE_MS - 1);
    await sessions.find(token);
    expect((await sessions.list(ANN))[0]?.lastAccessed).toBe(begun?.createdAt);

    clock.advance(1);
    await sessions.find(token);

    expect((await sessions.list(ANN))[0]?.lastAccessed).toBe('2024-01-02T12:01:00.000Z');
  });

  it('revokes at once here, and nothing of others', async () => {
    const token = await sessions.begin(ANN, undefined);
    const id = (await sessions.find(token))?.session.id ?? '';

    await expect(sessions.revoke(BOB, id)).rejects.toMatchObject({ code: 'session-not-found' });
    expect(await sessions.find(token)).not.toBeNull();
    await sessions.revoke(ANN, id);

    expect(await sessions.find(token)).toBeNull();
    await expect(sessions.revoke(ANN, id)).rejects.toMatchObject({ code: 'session-not-found' });
  });

  it('revokes all of a user, and tells how many', async () => {
    const tokens = [await sessions.begin(ANN, undefined), await sessions.begin(ANN, undefined)];
    const ofBob = await sessions.begin(BOB, undefined);
    for (const token of tokens) await sessions.find(token);

    expect(await sessions.revokeAll(ANN)).toBe(2);

    for (const token of tokens) expect(await sessions.find(token)).toBeNull();
    expect(await sessions.find(ofBob)).not.toBeNull();
  });

  it('knows what another instance began, and takes its word within moments of a revocation', async () => {
    const other = anotherInstance();
    const token = await sessions.begin(ANN, undefined);
    const id = (await other.find(token))?.session.id ?? '';

    await sessions.revoke(ANN, id);

    expect(await anotherInstance().find(token)).toBeNull();
  });
});
