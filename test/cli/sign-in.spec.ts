import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { hashOfToken } from '../../src/auth/secret-token.js';
import type { NewSession } from '../../src/auth/sessions/session.js';
import { toUserId } from '../../src/auth/user-id.js';
import { systemClock } from '../../src/common/clock.js';
import type { StorageAdapter } from '../../src/storage/storage-adapter.js';
import { openStorage } from '../../src/storage/storage-adapters.js';
import { anApiToken, aSession, withoutHash } from '../support/credentials.js';
import { type OpenedStore, openStoreUnderTest } from '../support/store-under-test.js';
import { PORTFOLIO, Workplace } from './run-risk.js';
import type { Outcome } from './standing-program.js';

const STORES = ['file', 'database'] as const;
const ANN = { id: toUserId('108412345678901234567'), email: 'ann@example.com', name: 'Ann' };
const BOB = { id: toUserId('bob'), email: 'bob@example.com', name: null };
const FOR_ANN = ['--user', 'Ann@Example.com'];
const DAY_MS = 86_400_000;

function liveSession(userAgent: string): NewSession {
  const now = systemClock.now();
  const expiresAt = new Date(now.getTime() + 7 * DAY_MS).toISOString();
  const moment = now.toISOString();
  return aSession({ createdAt: moment, lastAccessed: moment, expiresAt, userAgent });
}

describe.each(STORES)('who signs in, from the command line (%s)', (store) => {
  let workplace: Workplace;
  let opened: OpenedStore;
  let storage: StorageAdapter;
  beforeAll(async () => {
    workplace = await Workplace.openWithStandingProgram();
    opened = await openStoreUnderTest(store, join(workplace.folder, 'data'));
    storage = await openStorage(opened.storage, systemClock);
    for (const identity of [BOB, ANN]) await storage.users.signIn(identity, systemClock.now());
  });
  afterAll(async () => {
    await storage.close();
    await opened.dispose();
    await workplace.close();
  });

  function risk(args: readonly string[]): Promise<Outcome> {
    const { storage: options } = opened;
    const inDatabase =
      options.store === 'database' && options.server.kind === 'address'
        ? { USE_DATABASE: 'true', DATABASE_URL: options.server.url.reveal() }
        : {};
    return workplace.run(args, { environment: inDatabase });
  }

  it('makes an API token that is shown once, lists it without, and revokes it', async () => {
    const made = await risk(['token', 'create', 'ci', '--scopes', 'write,read', ...FOR_ANN]);
    const token = made.stdout.trim();
    const found = await storage.apiTokens.findByHash(hashOfToken(token), systemClock.now());
    const listed = await risk(['token', 'list', '--json', ...FOR_ANN]);
    const id = found?.token.id ?? '';
    const revoked = await risk(['token', 'revoke', id, ...FOR_ANN]);

    expect(made.code).toBe(0);
    expect(token).toMatch(/^rm_[\w-]{43}$/);
    expect(made.stderr).toMatch(
      /^API token "ci" of ann@example\.com \(read, write\), good until .*Z; it is shown only this once:\n$/,
    );
    expect(found).toMatchObject({ user: { id: ANN.id }, token: { scopes: ['read', 'write'] } });
    const { createdAt = '', expiresAt = '' } = found?.token ?? {};
    expect(Date.parse(expiresAt) - Date.parse(createdAt)).toBe(30 * DAY_MS);
    expect(JSON.parse(listed.stdout)).toEqual({ items: [found?.token], nextCursor: null });
    expect(listed.stdout + revoked.stdout).not.toContain(token.slice(3));
    expect(revoked).toMatchObject({ code: 0, stdout: `revoked API token ${id}\n` });
    expect(await storage.apiTokens.findByHash(hashOfToken(token), systemClock.now())).toBeNull();
  });

  it('lists the sessions of a user, and purges those of all that are over', async () => {
    const live = liveSession('A Browser');
    await storage.sessions.create(ANN.id, live);
    for (const owner of [ANN, BOB, BOB]) await storage.sessions.create(owner.id, aSession());

    const listed = await risk(['sessions', 'list', '--json', ...FOR_ANN]);
    const purged = await risk(['sessions', 'purge', '--json']);

    expect(JSON.parse(listed.stdout)).toEqual({ items: [withoutHash(live)], nextCursor: null });
    expect(purged.code).toBe(0);
    expect(JSON.parse(purged.stdout)).toMatchObject({ status: 'done', sessions: 3 });
    expect(await storage.sessions.revokeAll(BOB.id)).toBe(0);
    expect(await storage.sessions.revokeAll(ANN.id)).toBe(1);
  });

  it('lists users, and sets the tier of one', async () => {
    const set = await risk(['user', 'set-tier', 'ANN@example.com', 'paid']);
    const listed = await risk(['user', 'list', '--json']);

    expect(set).toMatchObject({ code: 0, stdout: 'ann@example.com is paid now\n', stderr: '' });
    expect(JSON.parse(listed.stdout)).toMatchObject({
      items: [
        { ...ANN, tier: 'paid' },
        { ...BOB, tier: 'registered' },
      ],
    });
  });
});

describe('who signs in, from the command line', () => {
  let workplace: Workplace;
  let storage: StorageAdapter;
  beforeAll(async () => {
    workplace = await Workplace.openWithStandingProgram();
    const directory = join(workplace.folder, 'data');
    storage = await openStorage({ store: 'file', directory }, systemClock);
    await storage.users.signIn(ANN, systemClock.now());
  });
  afterAll(async () => {
    await storage.close();
    await workplace.close();
  });

  it('shows tables that nothing in them can spoil', async () => {
    const [token, session] = [anApiToken(), liveSession('A \u001b[31m Browser')];
    await storage.apiTokens.create(ANN.id, token, new Date(token.createdAt));
    await storage.sessions.create(ANN.id, session);

    const tokens = await workplace.run(['token', 'list', ...FOR_ANN]);
    const sessions = await workplace.run(['sessions', 'list', ...FOR_ANN]);
    const users = await workplace.run(['user', 'list']);

    expect(tokens.stdout).toMatch(new RegExp(`${token.id} +read +2024-01-02 12:00Z +expired`));
    expect(sessions.stdout).toContain(session.id);
    expect(sessions.stdout).not.toContain('\u001b');
    expect(users.stdout).toMatch(/^ +108412345678901234567 +ann@example\.com +registered .*Ann/m);
  });

  it('finds the documents of a user by address', async () => {
    const save = ['portfolio', 'save', 'main', '-', ...FOR_ANN];

    const { code } = await workplace.run(save, { input: PORTFOLIO });

    expect(code).toBe(0);
    expect(await storage.portfolios.findByName(ANN.id, 'main')).not.toBeNull();
  });

  it('names everything that is wrong with a token, at once', async () => {
    const flags = ['--scopes', 'read,all', '--expires', '400d', '--json'];

    const { code, stderr } = await workplace.run(['token', 'create', ' x\n', ...flags]);

    expect(code).toBe(2);
    const { errors } = JSON.parse(stderr) as { errors: readonly { detail: string }[] };
    expect(errors.map(({ detail }) => detail)).toEqual([
      expect.stringContaining('the name must have 1 to 100 characters'),
      '--scopes: "all" is none of read, write, admin',
      '--expires: "400d" is no time such as 12h or 90d, 365d at most',
    ]);
  });

  it.each([
    ['token create x', 'has the id or e-mail address "local"'],
    ['token list --user eve@example.com', 'has the id or e-mail address "eve@example.com"'],
    ['token revoke nothing --user ann@example.com', 'token-not-found'],
    ['user set-tier ann gold', 'tier: "gold" is none of public, registered, paid'],
    ['token', 'Usage: risk token'],
    ['sessions purge --user ann', "unknown option '--user'"],
  ])('refuses %j with code 2', async (words, message) => {
    const outcome = await workplace.run(words.split(' '));

    expect(outcome).toMatchObject({ code: 2, stdout: '' });
    expect(outcome.stderr).toContain(message);
  });
});
