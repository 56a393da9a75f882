import { beforeEach, describe, expect, it } from '@jest/globals';
import { SettableClock } from '../../../test/support/settable-clock.js';
import { openMemoryStorage } from '../../storage/memory/open-memory-storage.js';
import { toUserId } from '../user-id.js';
import { ApiTokenService, type TokenRequest } from './api-token.service.js';

const ANN = toUserId('ann');
const BOB = toUserId('bob');
const HOUR_MS = 3_600_000;
const REQUEST: TokenRequest = { name: 'nightly', scopes: ['write', 'read'], lastsMs: HOUR_MS };

describe('ApiTokenService', () => {
  let clock: SettableClock;
  let tokens: ApiTokenService;

  beforeEach(async () => {
    clock = new SettableClock();
    const storage = openMemoryStorage(clock);
    for (const id of [ANN, BOB]) {
      await storage.users.signIn({ id, email: `${id}@example.com`, name: null }, clock.now());
    }
    tokens = new ApiTokenService(storage.apiTokens, clock);
  });

  it('knows a token again, with its user and its scopes in order', async () => {
    const { token, apiToken } = await tokens.create(ANN, REQUEST);

    const found = await tokens.find(token);

    expect(token).toMatch(/^rm_[\w-]{43}$/);
    expect(found?.user.id).toBe(ANN);
    expect(apiToken).toMatchObject({
      name: 'nightly',
      scopes: ['read', 'write'],
      expiresAt: '2024-01-02T13:00:00.000Z',
      lastUsed: null,
    });
    expect(JSON.stringify(await tokens.list(ANN))).not.toContain(token.slice(3));
  });

  it('notes when it was used last', async () => {
    const { token } = await tokens.create(ANN, REQUEST);
    clock.advance(1000);

    await tokens.find(token);

    expect((await tokens.list(ANN))[0]?.lastUsed).toBe('2024-01-02T12:00:01.000Z');
  });

  it.each(['', 'rm_', 'rm_short', `rm_${'A'.repeat(43)}`, `RM_${'A'.repeat(43)}`])(
    'does not know %j',
    async (token) => {
      expect(await tokens.find(token)).toBeNull();
    },
  );

  it('does not know one without its prefix', async () => {
    const { token } = await tokens.create(ANN, REQUEST);

    expect(await tokens.find(token.slice(3))).toBeNull();
  });

  it('opens nothing once it has expired, also when it was seen a moment ago', async () => {
    const { token } = await tokens.create(ANN, REQUEST);
    expect(await tokens.find(token)).not.toBeNull();

    clock.advance(HOUR_MS);

    expect(await tokens.find(token)).toBeNull();
    expect(await tokens.list(ANN)).toHaveLength(1);
  });

  it('is revoked at once, by its owner only', async () => {
    const { token, apiToken } = await tokens.create(ANN, REQUEST);
    await tokens.find(token);

    const byOther = tokens.revoke(BOB, apiToken.id);
    await expect(byOther).rejects.toMatchObject({ code: 'token-not-found' });
    expect(await tokens.find(token)).not.toBeNull();
    await tokens.revoke(ANN, apiToken.id);

    expect(await tokens.find(token)).toBeNull();
  });

  it('has a name of its own among the live ones of its user', async () => {
    await tokens.create(ANN, REQUEST);
    await expect(tokens.create(ANN, REQUEST)).rejects.toMatchObject({ code: 'already-exists' });
    await tokens.create(BOB, REQUEST);
    clock.advance(HOUR_MS);

    const { apiToken } = await tokens.create(ANN, REQUEST);

    expect(apiToken.name).toBe(REQUEST.name);
  });
});
