import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { systemClock } from '../../src/common/clock.js';
import { aDocument, type AppUnderTest, startApp, STORES } from '../support/app-under-test.js';
import { freePort } from '../support/free-port.js';
import { type Answer, send } from '../support/http-client.js';
import { SettableClock } from '../support/settable-clock.js';
import { Browser } from '../support/sign-in/browser.js';
import { CLIENT_SECRET, FakeGoogle } from '../support/sign-in/fake-google.js';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const ANN = { sub: '1001', email: 'Ann@Example.com', email_verified: true, name: 'Ann' };
const OWN = { 'sec-fetch-site': 'same-origin' };

let google: FakeGoogle;

beforeAll(async () => {
  google = await FakeGoogle.start();
});

afterAll(() => google.stop());

describe.each(STORES)('signing in, on the %s store', (store) => {
  const clock = new SettableClock(systemClock.now());
  let app: AppUnderTest;
  let ann: Browser;
  const secrets = new Set<string>([CLIENT_SECRET, 'example.com', 'Example.com']);
  const refusals: string[] = [];

  beforeAll(async () => {
    app = await startApp(store, { environment: google.environment, clock });
  });

  afterAll(() => app.close());

  beforeEach(() => {
    google.account = ANN;
    google.failing = { token: null, userInfo: null };
    ann = aBrowser();
  });

  function aBrowser(): Browser {
    const browser = new Browser(app.port);
    browser.onAnswer = (answer) => {
      if (answer.status >= 400) refusals.push(answer.text);
      for (const value of browser.cookies.values()) secrets.add(value);
      const location = answer.headers.location ?? '';
      for (const name of ['state', 'code', 'code_challenge']) {
        const value = new URL(location, 'http://x').searchParams.get(name);
        if (value !== null) secrets.add(value);
      }
    };
    return browser;
  }

  function outcome({ status, json }: Answer): unknown {
    return [status, (json as { readonly code?: string } | undefined)?.code];
  }

  async function isSignedIn(browser: Browser): Promise<boolean> {
    const { status } = await browser.ask('GET', '/v1/me');
    expect([200, 401]).toContain(status);
    return status === 200;
  }

  it('goes to Google and back, with state and PKCE, and leaves no token in an address', async () => {
    const address = await ann.begin('?returnTo=/docs%3Fa%3Db');
    const answer = await ann.ask('GET', await ann.atGoogle(google, address));

    expect(Object.fromEntries(address.searchParams)).toMatchObject({
      client_id: 'a-client-id',
      response_type: 'code',
      scope: 'openid email profile',
      code_challenge_method: 'S256',
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      state: expect.stringMatching(/^[\w-]{43}$/),
      redirect_uri: 'http://127.0.0.1:3000/auth/google/callback',
    });
    expect(answer.status).toBe(302);
    expect(answer.headers.location).toBe('http://127.0.0.1:3000/docs?a=b');
    expect(answer.headers['set-cookie']).toEqual([
      expect.stringMatching(/^session=[\w-]{43}; Max-Age=604800; Path=\/; HttpOnly; SameSite=Lax$/),
      expect.stringMatching(/^sign-in=; Max-Age=0;/),
    ]);
    const me = await ann.ask('GET', '/v1/me');
    expect(me.json).toEqual({
      id: '1001',
      email: 'ann@example.com',
      name: 'Ann',
      tier: 'registered',
      role: 'user',
      signedInBy: 'session',
      scopes: ['read', 'write', 'admin'],
    });
  });

  it('lets the session be used until it is signed out, and only then refuses it', async () => {
    await ann.signIn(google);
    const put = await ann.ask('PUT', '/v1/portfolios/mine', { body: aDocument() });
    const stolen = new Map(ann.cookies);

    const out = await ann.ask('POST', '/auth/logout');

    expect(put.status).toBeLessThan(300);
    expect(out.status).toBe(204);
    expect(ann.cookies.size).toBe(0);
    for (const [name, value] of stolen) ann.cookies.set(name, value);
    const after = await ann.ask('GET', '/v1/me');
    expect(outcome(after)).toEqual([401, 'sign-in-required']);
    expect(after.headers['www-authenticate']).toBe('Bearer');
  });

  it('lists the sessions, and ends one by its id, or all at once', async () => {
    await ann.ask('POST', '/auth/logout-all', {});
    const [phone, desk] = [aBrowser(), aBrowser()];
    await ann.signIn(google);
    await ann.ask('POST', '/auth/logout-all');
    await phone.signIn(google);
    await desk.signIn(google);
    const { json } = await desk.ask('GET', '/v1/me/sessions');
    const { items } = json as { items: { id: string; isCurrent: boolean }[] };
    const other = items.find(({ isCurrent }) => !isCurrent);

    const ended = await desk.ask('DELETE', `/v1/me/sessions/${String(other?.id)}`);

    expect(items).toHaveLength(2);
    expect(ended.status).toBe(204);
    expect([await isSignedIn(phone), await isSignedIn(desk)]).toEqual([false, true]);
    const again = await desk.ask('DELETE', `/v1/me/sessions/${String(other?.id)}`);
    expect(outcome(again)).toEqual([404, 'session-not-found']);
    await phone.signIn(google);
    await desk.ask('POST', '/auth/logout-all');
    expect([await isSignedIn(phone), await isSignedIn(desk)]).toEqual([false, false]);
  });

  it('gives a new token at each sign-in, and ends the session that it replaces', async () => {
    await ann.signIn(google);
    const before = new Map(ann.cookies);
    await ann.signIn(google);
    const old = aBrowser();
    for (const [name, value] of before) old.cookies.set(name, value);

    expect(ann.cookies.get('session')).not.toBe(before.get('session'));
    expect([await isSignedIn(old), await isSignedIn(ann)]).toEqual([false, true]);
  });

  it('refuses a session that was idle too long, and one whose time is over', async () => {
    await ann.signIn(google);
    clock.advance(24 * HOUR_MS - 1);
    expect(await isSignedIn(ann)).toBe(true);
    clock.advance(24 * HOUR_MS);
    expect(await isSignedIn(ann)).toBe(false);

    await ann.signIn(google);
    for (let day = 0; day < 7; day += 1) {
      expect(await isSignedIn(ann)).toBe(true);
      clock.advance(23 * HOUR_MS);
    }
    clock.advance(7 * HOUR_MS);

    expect(await isSignedIn(ann)).toBe(false);
  });

  it('completes each sign-in once, however often the callback is called', async () => {
    const callback = await ann.atGoogle(google, await ann.begin());
    const cookies = new Map(ann.cookies);
    await ann.ask('GET', callback);
    const again = aBrowser();
    for (const [name, value] of cookies) again.cookies.set(name, value);

    const replayed = await again.ask('GET', callback);

    expect(outcome(replayed)).toEqual([400, 'sign-in-failed']);
    expect(await isSignedIn(again)).toBe(false);
    expect(await isSignedIn(ann)).toBe(true);
  });

  it('completes it for one of two that call the callback at once', async () => {
    const callback = await ann.atGoogle(google, await ann.begin());
    const cookies = new Map(ann.cookies);
    const twins = [aBrowser(), aBrowser()];
    for (const twin of twins) for (const each of cookies) twin.cookies.set(...each);

    const answers = await Promise.all(twins.map((twin) => twin.ask('GET', callback)));

    expect(answers.map(({ status }) => status).sort()).toEqual([302, 400]);
  });

  it.each([
    ['another state', (path: string) => path.replace(/state=[^&]+/, `state=${'A'.repeat(43)}`)],
    ['no state', (path: string) => path.replace(/&?state=[^&]+/, '')],
    ['two states', (path: string) => `${path}&state=x`],
    ['no code', (path: string) => path.replace(/code=[^&]+&?/, '')],
    [
      'a code that Google did not give',
      (path: string) => path.replace(/code=[^&]+/, 'code=forged'),
    ],
    ['an error of a fault', (path: string) => `${path}&error=invalid_request&error_description=hi`],
  ])('refuses %s', async (_what, change) => {
    const callback = await ann.atGoogle(google, await ann.begin());

    const answer = await ann.ask('GET', change(callback));

    expect(outcome(answer)).toEqual([400, 'sign-in-failed']);
    expect(answer.text).not.toContain('hi"');
    expect(await isSignedIn(ann)).toBe(false);
  });

  it('refuses a browser that did not begin, one whose cookie was changed, and one that took too long', async () => {
    const callback = await ann.atGoogle(google, await ann.begin());
    const victim = await aBrowser().ask('GET', callback);
    const cookie = ann.cookies.get('sign-in') ?? '';
    ann.cookies.set('sign-in', (cookie.startsWith('A') ? 'B' : 'A') + cookie.slice(1));
    const changed = await ann.ask('GET', callback);
    ann.cookies.set('sign-in', cookie);
    clock.advance(10 * MINUTE_MS);
    const late = await ann.ask('GET', callback);

    for (const answer of [victim, changed, late]) {
      expect(outcome(answer)).toEqual([400, 'sign-in-failed']);
    }
  });

  it('refuses a sign-in whose PKCE challenge was taken out on the way', async () => {
    const address = await ann.begin();
    address.searchParams.delete('code_challenge');
    address.searchParams.delete('code_challenge_method');

    const answer = await ann.ask('GET', await ann.atGoogle(google, address));

    expect(outcome(answer)).toEqual([400, 'sign-in-failed']);
  });

  it('refuses whose address is not verified, who declines, and who has the address of another', async () => {
    await ann.signIn(google);
    google.account = { ...ANN, sub: '1002', email_verified: false };
    const unverified = await aBrowser().signIn(google);
    google.account = { ...ANN, sub: '1003' };
    const taken = await aBrowser().signIn(google);
    const declining = aBrowser();
    await declining.begin();
    const declined = await declining.ask(
      'GET',
      '/auth/google/callback?error=access_denied&state=x',
    );

    expect(outcome(unverified)).toEqual([403, 'sign-in-refused']);
    expect(outcome(taken)).toEqual([409, 'email-in-use']);
    expect(outcome(declined)).toEqual([403, 'sign-in-refused']);
  });

  it.each([
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    '/%09/evil.example',
    '%2F%2Fevil.example',
    'javascript:alert(1)',
    '/a&returnTo=//evil.example',
  ])('sends nobody to %s', async (elsewhere) => {
    const answer = await ann.ask('GET', `/auth/google?returnTo=${elsewhere}`);

    expect(outcome(answer)).toEqual([400, 'invalid-request']);
    expect(answer.headers.location).toBeUndefined();
  });

  it('says that Google cannot be asked while it fails, and keeps who is signed in', async () => {
    await ann.signIn(google);
    google.failing = { token: 500, userInfo: null };
    const noToken = await aBrowser().signIn(google);
    google.failing = { token: null, userInfo: 503 };
    const noAccount = await aBrowser().signIn(google);

    for (const answer of [noToken, noAccount]) {
      expect(outcome(answer)).toEqual([503, 'sign-in-unavailable']);
      expect(answer.headers['retry-after']).toBe('5');
      expect(answer.text).not.toContain('out of order');
    }
    expect(await isSignedIn(ann)).toBe(true);
  });

  it('keeps pages elsewhere from using the cookie, and lets scripts use API tokens', async () => {
    await ann.signIn(google);
    const made = await ann.ask('POST', '/v1/me/tokens', {
      body: { name: `nightly ${clock.now().toISOString()}`, scopes: ['read'] },
    });
    const { token, id } = made.json as { token: string; id: string };
    secrets.add(token.slice(3));
    const bearer = { authorization: `Bearer ${token}` };
    const body = aDocument();

    const foreign = await ann.ask('PUT', '/v1/portfolios/x', {
      headers: { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
      body,
    });
    const reading = await send(app.port, 'GET', '/v1/portfolios', { headers: bearer });
    const writing = await send(app.port, 'PUT', '/v1/portfolios/x', { headers: bearer, body });
    const making = await send(app.port, 'GET', '/v1/me/tokens', { headers: bearer });
    const saving = await send(app.port, 'POST', '/v1/what-if', {
      headers: bearer,
      body: { portfolio: body, targetWeights: { AAA: 1 }, saveAs: 'kept' },
    });

    expect(made.status).toBe(201);
    expect(outcome(foreign)).toEqual([403, 'cross-site-request']);
    expect(reading.status).toBe(200);
    expect(outcome(writing)).toEqual([403, 'scope-missing']);
    expect(outcome(making)).toEqual([403, 'sign-in-in-person']);
    expect(outcome(saving)).toEqual([403, 'scope-missing']);
    expect((await ann.ask('DELETE', `/v1/me/tokens/${id}`)).status).toBe(204);
    const revoked = await send(app.port, 'GET', '/v1/portfolios', { headers: bearer });
    expect(outcome(revoked)).toEqual([401, 'sign-in-required']);
  });

  it('lists all that is wrong with a token that is wanted', async () => {
    await ann.signIn(google);

    const { status, json } = await ann.ask('POST', '/v1/me/tokens', {
      body: { name: '', scopes: ['root'], days: 366, for: 'x' },
    });

    const { errors } = json as { errors: { code: string; pointer: string }[] };
    expect(status).toBe(400);
    expect(errors.map(({ code, pointer }) => [code, pointer])).toEqual([
      ['unknown-key', '/for'],
      ['invalid-name', '/name'],
      ['invalid-choice', '/scopes/0'],
      ['out-of-bounds', '/days'],
    ]);
  });

  it.each([
    ['another name of the cookie', { cookie: `__Host-session=${'A'.repeat(43)}` }],
    ['a forged cookie', { cookie: `session=${'A'.repeat(43)}` }],
    ['an overlong cookie', { cookie: `session=${'A'.repeat(5000)}` }],
    ['a forged token', { authorization: `Bearer rm_${'A'.repeat(43)}` }],
    ['a user by name and password', { authorization: 'Basic YTpi' }],
    ['an empty token', { authorization: 'Bearer ' }],
    ['an id in a header', { 'x-user-id': '1001', 'x-forwarded-user': 'ann@example.com' }],
    ['an owner in a header', { 'owner-id': '1001', 'x-forwarded-for': '127.0.0.1' }],
  ])('is not replaced by %s', async (_what, headers) => {
    const answer = await send(app.port, 'GET', '/v1/portfolios', {
      headers: { ...OWN, ...headers },
    });

    expect(outcome(answer)).toEqual([401, 'sign-in-required']);
    expect(answer.text).not.toContain('AAAA');
  });

  it('does not read the body of a request that is refused', async () => {
    const answer = await send(app.port, 'PUT', '/v1/portfolios/x', { body: 'x'.repeat(500_000) });

    expect(outcome(answer)).toEqual([401, 'sign-in-required']);
  });

  it('leaves no token, cookie, secret or address in the log, nor in any refusal', () => {
    const written = [...app.log, ...refusals].join('\n');

    const found = [...secrets].filter((secret) => secret.length > 5 && written.includes(secret));
    expect(found).toEqual([]);
    expect(secrets.size).toBeGreaterThan(40);
    expect(refusals.length).toBeGreaterThan(20);
    expect(app.log.length).toBeGreaterThan(50);
  });
});

describe('an installation that lets some in', () => {
  it('refuses other domains, goes back to its web origin, and counts attempts', async () => {
    const app = await startApp('memory', {
      environment: {
        ...google.environment,
        AUTH_ALLOW_ANY: 'false',
        AUTH_ALLOWED_DOMAINS: 'example.com',
        ADMIN_EMAILS: 'ann@example.com',
        WEB_ORIGIN: 'https://web.example.com',
        SIGN_IN_ATTEMPTS_PER_MINUTE: '5',
      },
    });
    try {
      const [ann, eve] = [new Browser(app.port), new Browser(app.port)];
      google.account = { ...ANN, sub: '2', email: 'eve@example.org' };
      const refused = await eve.signIn(google);
      google.account = ANN;
      const allowed = await ann.signIn(google, '?returnTo=/home');
      const attempts = [await eve.ask('GET', '/auth/google'), await eve.ask('GET', '/auth/google')];

      expect([refused.status, allowed.status]).toEqual([403, 302]);
      expect(allowed.headers.location).toBe('https://web.example.com/home');
      expect(attempts.map(({ status }) => status)).toEqual([302, 429]);
      expect(attempts[1]?.headers).toMatchObject({
        'ratelimit-limit': '5',
        'ratelimit-remaining': '0',
        'retry-after': expect.stringMatching(/^\d+$/),
      });
      expect((await ann.ask('GET', '/v1/me')).json).toMatchObject({ role: 'admin' });
      expect((await ann.ask('GET', '/v1/admin/health')).status).toBe(200);
    } finally {
      await app.close();
    }
  });

  it('says so when nothing listens at the address of Google', async () => {
    const port = (await freePort()).toString();
    const app = await startApp('memory', {
      environment: { ...google.environment, GOOGLE_TOKEN_URL: `http://127.0.0.1:${port}/token` },
    });
    try {
      const answer = await new Browser(app.port).signIn(google);

      expect([answer.status, answer.headers['set-cookie']]).toEqual([503, undefined]);
      expect(app.log.join('')).toContain('Google cannot be asked: ECONNREFUSED');
    } finally {
      await app.close();
    }
  });
});
