import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, utimes } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  anApiToken,
  aSession,
  hoursAfterNoon as at,
} from '../../../../test/support/credentials.js';
import { aDataFolder, type DataFolder } from '../../../../test/support/data-folder.js';
import { processScript } from '../../../../test/support/run-process.js';
import { toUserId } from '../../../auth/user-id.js';
import type { Identity } from '../../../auth/users/identity.js';
import type { StorageAdapter } from '../../storage-adapter.js';
import { onDiskIfPresent } from '../file-errors.js';
import { emailFile } from './sign-in-places.js';

const ANN = toUserId('ann');
const FORMER: Identity = { id: ANN, email: 'ann@old.example', name: null };
const PRESENT: Identity = { ...FORMER, email: 'ann@new.example' };
const BOB: Identity = { id: toUserId('bob'), email: FORMER.email, name: null };
const SESSION = aSession();
const TOKEN = anApiToken();
const EXPIRY = { now: at(1), idleMs: 24 * 60 * 60 * 1000 };
const ALL_OVER = { now: at(10_000), idleMs: 1 };
const OF_A_KILL = ['credential-unreadable', 'unfinished-write-settled'];

/** Where a process is killed, and what it leaves. */
interface Kill {
  readonly where: string;
  /** Before or after the disk is asked for what, and for the how manieth time. */
  readonly moment: readonly [when: 'before' | 'after', call: string, path: string, count: number];
  readonly email: string | null;
  readonly opens: readonly ('session' | 'token')[];
}

const entryOf = ({ email }: Identity): string => `emails/${basename(emailFile('', email))}$`;
const pointerOf = (hash: string): string => `credentials/../${hash}$`;

const KILLS: readonly Kill[] = [
  {
    where: 'an address that is claimed for a user who is not there yet',
    moment: ['before', 'rename', 'ann/user.json$', 1],
    email: null,
    opens: [],
  },
  {
    where: 'a session without a pointer',
    moment: ['before', 'open', pointerOf(SESSION.tokenHash), 1],
    email: FORMER.email,
    opens: [],
  },
  {
    where: 'half a pointer to a session',
    moment: ['after', 'open', pointerOf(SESSION.tokenHash), 1],
    email: FORMER.email,
    opens: [],
  },
  {
    where: 'a token without a pointer',
    moment: ['before', 'open', pointerOf(TOKEN.tokenHash), 1],
    email: FORMER.email,
    opens: ['session'],
  },
  {
    where: 'half a claim to the new address',
    moment: ['after', 'open', entryOf(PRESENT), 1],
    email: FORMER.email,
    opens: ['session', 'token'],
  },
  {
    where: 'a claim to the new address of a user who has the former',
    moment: ['before', 'rename', 'ann/user.json$', 2],
    email: FORMER.email,
    opens: ['session', 'token'],
  },
  {
    where: 'a claim to the former address',
    moment: ['before', 'rm', entryOf(FORMER), 2],
    email: PRESENT.email,
    opens: ['session', 'token'],
  },
  {
    where: 'a pointer to a session that is revoked',
    moment: ['before', 'unlink', pointerOf(SESSION.tokenHash), 1],
    email: PRESENT.email,
    opens: ['token'],
  },
];

describe('whoever signs in with a process that is killed and leaves', () => {
  const folders = new Map<Kill, DataFolder>();
  beforeAll(async () => {
    for (const kill of KILLS) folders.set(kill, await aDataFolder());
    await Promise.all([...folders].map(([kill, { path }]) => runUntilKilled(path, kill)));
  });
  afterAll(() => Promise.all([...folders.values()].map((folder) => folder.dispose())));

  it.each(KILLS)('$where: loses nothing, and the next ones mend it', async (kill) => {
    const folder = folders.get(kill);
    if (folder === undefined) throw new Error('beforeAll made one for each');
    const storage = await folder.open();

    await expectLeft(storage, kill);
    await ageLocks(folder.path);
    await expectSignInsGoOn(storage);
    await expectNothingAfterPurge(storage, folder.path);

    expect(folder.warnings.filter((event) => !OF_A_KILL.includes(event))).toEqual([]);
  });
});

async function runUntilKilled(directory: string, { moment }: Kill): Promise<void> {
  const steps = JSON.stringify({
    former: FORMER,
    present: PRESENT,
    session: SESSION,
    token: TOKEN,
  });
  const script = processScript('sign-in-until-killed');
  const child = spawn(process.execPath, [script, directory, steps, ...moment.map(String)], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  await once(child, 'close');
  expect(child.signalCode).toBe('SIGKILL');
}

async function expectLeft(storage: StorageAdapter, { email, opens }: Kill): Promise<void> {
  const { users, sessions, apiTokens, administration } = storage;
  const found = {
    session: await sessions.findByHash(SESSION.tokenHash, EXPIRY),
    token: await apiTokens.findByHash(TOKEN.tokenHash, EXPIRY.now),
  };

  expect((await users.find(ANN))?.email ?? null).toBe(email);
  for (const address of [FORMER.email, PRESENT.email]) {
    const holder = await administration.findUserByEmail(address);
    expect(holder?.id ?? null).toBe(address === email ? ANN : null);
  }
  expect(Object.entries(found).flatMap(([what, each]) => (each === null ? [] : [what]))).toEqual(
    opens,
  );
}

/** The locks of the killed process are a second or two from counting as abandoned. */
async function ageLocks(directory: string): Promise<void> {
  for (const folder of ['users/ann', 'emails']) {
    await onDiskIfPresent(folder, () => utimes(join(directory, folder, '.lock'), 0, 0));
  }
}

async function expectSignInsGoOn(storage: StorageAdapter): Promise<void> {
  const { users, sessions, apiTokens, administration } = storage;
  const next = aSession();

  await users.signIn(PRESENT, at(1));
  await sessions.create(ANN, next);
  await expect(users.signIn({ ...BOB, email: PRESENT.email }, at(1))).rejects.toMatchObject({
    code: 'email-in-use',
  });
  await users.signIn(BOB, at(1));

  expect(await administration.findUserByEmail(PRESENT.email)).toMatchObject({ id: ANN });
  expect(await administration.findUserByEmail(BOB.email)).toMatchObject({ id: BOB.id });
  expect(await sessions.findByHash(next.tokenHash, EXPIRY)).not.toBeNull();
  for (const { id } of await apiTokens.list(ANN)) {
    expect(await apiTokens.revoke(ANN, id)).toBe(true);
  }
}

async function expectNothingAfterPurge(storage: StorageAdapter, directory: string): Promise<void> {
  expect(await storage.sessions.purge(ALL_OVER, 100)).toBeGreaterThan(0);

  const left = (await readdir(directory, { recursive: true, withFileTypes: true })).filter(
    (each) => !each.isDirectory() && /credentials|sessions|api_tokens/.test(each.parentPath),
  );
  expect(left.map(({ name }) => name)).toEqual([]);
  expect((await readdir(directory, { recursive: true })).filter(isPending)).toEqual([]);
}

function isPending(name: string): boolean {
  return name.includes('.pending-');
}
