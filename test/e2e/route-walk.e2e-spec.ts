import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { isSafeMethod } from '../../src/auth/gate/route-policy.js';
import { SessionService } from '../../src/auth/sessions/session.service.js';
import { ApiTokenService } from '../../src/auth/tokens/api-token.service.js';
import { anAsset, anInput } from '../support/analysis-input.js';
import { type AppUnderTest, startApp } from '../support/app-under-test.js';
import { FakeGoogle } from '../support/sign-in/fake-google.js';
import { signedIn, userOf, withToken } from '../support/sign-in/people.js';
import { CALLERS, OWNED, ROUTES, type Row } from '../support/sign-in/route-walk.js';

type Callers = Readonly<Record<(typeof CALLERS)[number], Readonly<Record<string, string>>>>;

const HOSTILE: readonly (readonly [what: string, body: string])[] = [
  ['null', 'null'],
  ['a list', '[]'],
  ['a number', '1e999'],
  ['text', '"text"'],
  ['half a map', '{"name":'],
  ['keys of prototypes', '{"__proto__":{"scopes":["admin"]},"constructor":1}'],
  ['odd types', '{"name":{},"scopes":{"0":"admin"},"days":"x","portfolio":7,"changes":1}'],
  ['deep lists', '['.repeat(5000)],
  ['two megabytes', `"${'x'.repeat(2_000_000)}"`],
];

describe.each(['file', 'database'] as const)('every route, on the %s store', (store) => {
  let google: FakeGoogle;
  let app: AppUnderTest;
  let callers: Callers;
  let isChanged = false;

  beforeAll(async () => {
    google = await FakeGoogle.start();
    app = await startApp(store, {
      environment: {
        ...google.environment,
        ADMIN_EMAILS: 'admin@example.com',
        ANALYSES_PER_MINUTE_REGISTERED: '10000',
      },
    });
    await signedIn(app, 'owner');
    const reader = await withToken(app, 'owner', 'read');
    callers = { anonymous: {}, reader, ...(await signInAll()) };
    await restore();
  });

  afterAll(async () => {
    await app.close();
    await google.stop();
  });

  async function signInAll(): Promise<Omit<Callers, 'anonymous' | 'reader'>> {
    return {
      owner: await signedIn(app, 'owner'),
      other: await signedIn(app, 'other'),
      admin: await signedIn(app, 'admin'),
    };
  }

  /** As it was before the first row: the owner has everything, nobody else has anything. */
  async function restore(): Promise<void> {
    callers = { ...callers, ...(await signInAll()) };
    for (const [path, body] of OWNED) {
      const { status } = await app.ask('PUT', path, { headers: callers.owner, body });
      expect(status).toBeLessThan(300);
    }
    for (const headers of [callers.other, callers.admin]) {
      for (const [path] of OWNED) await app.ask('DELETE', path, { headers });
    }
  }

  /** The row's address, with ids of things that the owner has now. */
  async function addressOf(template: string, { path }: Row): Promise<string> {
    const address = path ?? template;
    if (!address.includes(':id')) return address;
    const owner = userOf('owner');
    return address.replace(':id', await idOf(template, owner));
  }

  async function idOf(template: string, owner: ReturnType<typeof userOf>): Promise<string> {
    if (template.startsWith('/v1/jobs')) {
      return app.jobs.start(owner, 'analysis', anInput([anAsset('AAA')], [])).id;
    }
    if (template.startsWith('/v1/me/tokens')) {
      const request = { name: `for ${template}`, scopes: ['read'] as const, lastsMs: 60_000 };
      return (await app.part(ApiTokenService).create(owner, request)).apiToken.id;
    }
    const sessions = app.part(SessionService);
    const token = await sessions.begin(owner, undefined);
    return (await sessions.find(token))?.session.id ?? '';
  }

  it('has a row in the table, and says for HEAD what it says for GET', () => {
    const routes = [...app.policies.keys()].filter((route) => !route.startsWith('HEAD '));
    const heads = [...app.policies].filter(([route]) => route.startsWith('HEAD '));

    expect(routes.sort()).toEqual(Object.keys(ROUTES).sort());
    for (const [route, policy] of heads) {
      expect(policy).toEqual(app.policies.get(route.replace('HEAD', 'GET')));
    }
  });

  it.each(Object.entries(ROUTES))('answers %s as the table says', async (route, row) => {
    const [method = '', template = ''] = route.split(' ');
    if (isChanged || !isSafeMethod(method)) await restore();
    isChanged = !isSafeMethod(method);
    const address = await addressOf(template, row);
    const { body, headers = {} } = row;
    const expected = new Map(CALLERS.map((caller, i) => [caller, row.expected.split(' ')[i]]));
    const outcomes = new Map<string, string>();

    // The owner comes last: what the route takes away is there until then.
    for (const caller of ['anonymous', 'reader', 'other', 'admin', 'owner'] as const) {
      const question = { headers: { ...headers, ...callers[caller] }, body };
      const answer = await app.ask(method, address, question);
      const isFine = answer.status < 400;
      outcomes.set(caller, isFine ? 'ok' : answer.status.toString());
      if (!isFine && caller !== 'owner') expect(answer.text).not.toContain('owner');
      if (isFine && caller === 'other' && isSafeMethod(method))
        expect(answer.text).not.toContain('max_volatility":0.2');
    }

    expect(Object.fromEntries(outcomes)).toEqual(Object.fromEntries(expected));
  });

  it('has an answer to every hostile body, and none is a fault of ours', async () => {
    const routes = Object.entries(ROUTES).filter(([route]) => !route.startsWith('GET '));
    const faults: unknown[] = [];

    for (const [route, row] of routes) {
      const [method = '', template = ''] = route.split(' ');
      if (template.startsWith('/auth/')) continue;
      const address = (row.path ?? template).replace(':id', 'none');
      for (const [what, body] of HOSTILE) {
        // Node's client would send the body of a DELETE without saying how long it is.
        const framing = { 'content-length': Buffer.byteLength(body).toString() };
        const type = { 'content-type': 'application/json' };
        const headers = { ...callers.owner, ...type, ...framing };
        const { status } = await app.ask(method, address, { headers, body });
        if (status >= 500) faults.push([route, what, status]);
      }
    }

    expect(faults).toEqual([]);
  });
});
