import { cp, mkdir, readFile } from 'node:fs/promises';
import { chownSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  type EmbeddedHome,
  anEmbeddedHome,
  programsRoot,
} from '../../../../test/support/embedded-home.js';
import { type EmbeddedUser, anEmbeddedUser } from '../../../../test/support/embedded-user.js';
import { waitUntil } from '../../../../test/support/wait-until.js';
import { embeddedFolder } from './embedded-folder.js';
import { findPostmaster } from './postmaster.js';

const NOBODY = 65534;
const FINE = ['42', 0];

describe('processes that use one embedded PostgreSQL', () => {
  let home: EmbeddedHome;
  let root: string;

  beforeEach(async () => {
    home = await anEmbeddedHome();
    root = await programsRoot();
  });

  afterEach(() => home.dispose());

  const user = (): Promise<EmbeddedUser> => anEmbeddedUser({ directory: home.directory, root });
  const serverPid = async (): Promise<number | null> =>
    (await findPostmaster(embeddedFolder(home.directory)))?.pid ?? null;

  it('share the one that the first of them starts, and the last one out stops it', async () => {
    const users = await Promise.all([user(), user(), user()]);
    const pid = await serverPid();

    expect(new Set(users.map(({ port }) => port)).size).toBe(1);
    for (const { leave } of users) {
      expect(await serverPid()).toBe(pid);
      expect(await leave()).toEqual(FINE);
    }
    expect(await serverPid()).toBeNull();
  });

  it('keep it when the one that started it is killed, and stop it when all others have left', async () => {
    const starter = await user();
    const other = await user();
    await starter.kill();

    const third = await user();

    expect(third.port).toBe(starter.port);
    expect(await other.leave()).toEqual(FINE);
    expect(await serverPid()).not.toBeNull();
    expect(await third.leave()).toEqual(FINE);
    expect(await serverPid()).toBeNull();
  });

  it('leave it to the next one when all of them are killed', async () => {
    const killed = await user();
    await killed.kill();
    expect(await serverPid()).not.toBeNull();

    const next = await user();

    expect(next.port).toBe(killed.port);
    expect(await next.leave()).toEqual(FINE);
    expect(await serverPid()).toBeNull();
  });

  it('find it there until they have left, when a terminal interrupts them', async () => {
    const first = await user();
    const second = await user();

    const ends = await Promise.all([first.interrupt(), second.interrupt()]);

    expect(ends).toEqual([FINE, FINE]);
    await waitUntil('the server is stopped', async () => (await serverPid()) === null);
  });

  it('start it anew when it was killed and left its lock file', async () => {
    const before = await user();
    const pid = await serverPid();
    if (pid !== null) process.kill(pid, 'SIGKILL');
    await waitUntil('the server is gone', async () => (await serverPid()) === null);
    await before.kill();
    const left = await readFile(embeddedFolder(home.directory).postmaster, 'utf8');

    const after = await user();

    expect(left.split('\n')[0]).toBe(String(pid));
    expect(await serverPid()).not.toBe(pid);
    expect(await after.leave()).toEqual(FINE);
  });

  it('start it as an ordinary user, too', async () => {
    const copy = join(home.parent, 'postgresql');
    await cp(root, copy, { recursive: true, verbatimSymlinks: true });
    await mkdir(home.directory);
    if (process.getuid?.() === 0) chownSync(home.directory, NOBODY, NOBODY);

    const nobody = await anEmbeddedUser({ directory: home.directory, root: copy, asNobody: true });

    expect(await nobody.leave()).toEqual(FINE);
    expect(await serverPid()).toBeNull();
  });
});
