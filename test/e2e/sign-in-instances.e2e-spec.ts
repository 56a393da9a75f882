import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { aDocument, type AppUnderTest, startApp } from '../support/app-under-test.js';
import { FakeGoogle } from '../support/sign-in/fake-google.js';
import { signedIn } from '../support/sign-in/people.js';
import { type OpenedStore, openStoreUnderTest } from '../support/store-under-test.js';
import { waitUntil } from '../support/wait-until.js';

const PROMISED_MS = 5000;

let google: FakeGoogle;

beforeAll(async () => {
  google = await FakeGoogle.start();
});

afterAll(() => google.stop());

describe.each(['file', 'database'] as const)(
  'a server that starts anew on the %s store',
  (store) => {
    it('signs nobody out', async () => {
      const directory = await mkdtemp(join(tmpdir(), 'risk-restart-'));
      const shared = await openStoreUnderTest(store, directory);
      const options = { environment: google.environment, shared };
      let app = await startApp(store, options);
      const headers = await signedIn(app, 'ann');
      await app.close();

      app = await startApp(store, options);
      const me = await app.ask('GET', '/v1/me', { headers });
      await app.close();
      await shared.dispose();
      await rm(directory, { recursive: true, force: true });

      expect([me.status, me.json]).toMatchObject([200, { email: 'ann@example.com' }]);
    });
  },
);

describe('two instances over one database', () => {
  let shared: OpenedStore;
  let one: AppUnderTest;
  let other: AppUnderTest;

  beforeAll(async () => {
    shared = await openStoreUnderTest('database', tmpdir());
    const environment = {
      ...google.environment,
      ANALYSES_PER_MINUTE_REGISTERED: '3',
      SIGN_IN_ATTEMPTS_PER_MINUTE: '3',
    };
    one = await startApp('database', { environment, shared });
    other = await startApp('database', { environment, shared });
  });

  afterAll(async () => {
    await one.close();
    await other.close();
    await shared.dispose();
  });

  it('know who signed in on the other, and within five seconds who is out', async () => {
    const headers = await signedIn(one, 'ann');
    const before = await other.ask('GET', '/v1/me', { headers });

    const out = await one.ask('POST', '/auth/logout', { headers });

    const start = performance.now();
    await waitUntil('the session is dead on the other instance', async () => {
      const { status } = await other.ask('GET', '/v1/me', { headers });
      return status === 401;
    });
    expect(performance.now() - start).toBeLessThan(PROMISED_MS);
    expect([before.status, out.status]).toEqual([200, 204]);
    expect((await one.ask('GET', '/v1/me', { headers })).status).toBe(401);
  });

  it('count the calculations of a user, and attempts from an address, together', async () => {
    const headers = await signedIn(one, 'bob');
    const question = { headers, body: { portfolio: aDocument() } };
    const left: unknown[] = [];
    const attempts: number[] = [];

    for (const app of [one, other, one, other]) {
      const answer = await app.ask('POST', '/v1/analysis', question);
      left.push([answer.status, answer.headers['ratelimit-remaining']]);
    }
    for (const app of [one, other, one, other]) {
      attempts.push((await app.ask('GET', '/auth/google')).status);
    }

    expect(left).toEqual([
      [200, '2'],
      [200, '1'],
      [200, '0'],
      [429, '0'],
    ]);
    expect(attempts).toEqual([302, 302, 302, 429]);
  });
});
