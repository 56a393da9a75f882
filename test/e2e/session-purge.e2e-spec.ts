import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ApiTokenService } from '../../src/auth/tokens/api-token.service.js';
import type { Scope } from '../../src/auth/tokens/api-token.js';
import { SessionStore } from '../../src/auth/sessions/session.store.js';
import { toUserId } from '../../src/auth/user-id.js';
import { UserStore } from '../../src/auth/users/user.store.js';
import { systemClock } from '../../src/common/clock.js';
import { type AppUnderTest, startApp } from '../support/app-under-test.js';
import { aSession } from '../support/credentials.js';
import { samplesOf, withLabels } from '../support/metrics-text.js';
import { ApiDescription, type ApiDocument } from '../support/openapi.js';
import { type OpenedStore, openStoreUnderTest } from '../support/store-under-test.js';
import { waitUntil } from '../support/wait-until.js';

const PURGE = '/v1/admin/sessions/purge';
const ADA = { id: toUserId('ada'), email: 'ada@example.com', name: null };
const BOB = { id: toUserId('bob'), email: 'bob@example.com', name: null };
const SIGN_IN = {
  GOOGLE_CLIENT_ID: 'client',
  GOOGLE_CLIENT_SECRET: 'secret',
  GOOGLE_CALLBACK_URL: 'http://localhost:3000/auth/google/callback',
  AUTH_ALLOW_ANY: 'true',
  ADMIN_EMAILS: ADA.email,
};

describe('two servers over one database', () => {
  let shared: OpenedStore;
  let apps: readonly AppUnderTest[];
  beforeAll(async () => {
    shared = await openStoreUnderTest('database', '');
    apps = [await start(), await start()];
  });
  afterAll(async () => {
    for (const app of apps) await app.close();
    await shared.dispose();
  });

  const start = (): Promise<AppUnderTest> => startApp('database', { environment: SIGN_IN, shared });

  async function bearerOf(user: typeof BOB, scopes: readonly Scope[]): Promise<string> {
    const [app] = apps as [AppUnderTest];
    await app.part(UserStore).signIn(user, systemClock.now());
    const wanted = { name: scopes.join(), scopes, lastsMs: 60_000 };
    const { token } = await app.part(ApiTokenService).create(user.id, wanted);
    return `Bearer ${token}`;
  }

  function ran(app: AppUnderTest): number {
    return app.log.filter((line) => line.includes('session-purge-ended')).length;
  }

  it('purge once at their start, and not in each', async () => {
    await waitUntil('one purged', () => apps.some((app) => ran(app) > 0));

    expect(apps.map(ran).sort()).toEqual([0, 1]);
  });

  it('purge when an administrator says so, and tell what it was', async () => {
    const [app] = apps as [AppUnderTest];
    const authorization = await bearerOf(ADA, ['admin']);
    for (let count = 0; count < 3; count += 1) {
      await app.part(SessionStore).create(ADA.id, aSession());
    }

    const answer = await app.ask('POST', PURGE, { headers: { authorization } });

    expect([answer.status, answer.json]).toMatchObject([200, { status: 'done', sessions: 3 }]);
    const document = (await app.ask('GET', '/openapi.json')).json as ApiDocument;
    expect(new ApiDescription(document).faultsOf(['POST', PURGE], answer)).toEqual([]);
    const samples = await samplesOf({
      ask: (method, path) => app.ask(method, path, { headers: { authorization } }),
    });
    const removed = withLabels(samples, 'risk_session_purge_rows_total', { kind: 'session' });
    expect(removed).toMatchObject([{ value: 3 }]);
    expect(apps.map(ran).reduce((sum, count) => sum + count)).toBe(2);
  });

  const refusals: readonly [
    string,
    { user: typeof BOB; scopes: Scope[] } | null,
    number,
    string,
  ][] = [
    ['nobody', null, 401, 'sign-in-required'],
    ['a user who is no administrator', { user: BOB, scopes: ['admin'] }, 403, 'admin-only'],
    [
      'an administrator with a token for other things',
      { user: ADA, scopes: ['write'] },
      403,
      'scope-missing',
    ],
  ];
  it.each(refusals)('do not purge for %s', async (_, who, status, code) => {
    const headers: Record<string, string> =
      who === null ? {} : { authorization: await bearerOf(who.user, who.scopes) };

    const answer = await (apps as [AppUnderTest])[0].ask('POST', PURGE, { headers });

    expect([answer.status, answer.json]).toMatchObject([status, { code }]);
  });

  it('refuse to start with a time for it that never comes', async () => {
    const environment = { ...SIGN_IN, SESSION_PURGE_CRON: '0 0 31 2 *' };

    const starting = startApp('memory', { environment });

    await expect(starting).rejects.toMatchObject({ code: 'invalid-settings' });
  });
});
