import { mkdir, mkdtemp, readdir, rm, rmdir, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { LOCAL_USER_ID } from '../../auth/user-id.js';
import { systemClock } from '../../common/clock.js';
import { userFolder, type UserFolder } from './user-folder.js';
import { runProcess } from '../../../test/support/run-process.js';
import { UserLocks } from './user-locks.js';

describe('the lock of a user', () => {
  let root: string;
  let folder: UserFolder;

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'risk-lock-'));
    folder = userFolder(root, LOCAL_USER_ID);
    await mkdir(folder.path, { recursive: true });
  });

  afterEach(() => rm(root, { recursive: true, force: true }));

  it('keeps a task of this process waiting ten seconds at most', async () => {
    const locks = new UserLocks();
    let letGo = (): void => undefined;
    const stuck = locks.withLock(
      folder,
      () =>
        new Promise<void>((resolve) => {
          letGo = resolve;
        }),
    );

    await expect(locks.withLock(folder, () => Promise.resolve())).rejects.toMatchObject({
      code: 'storage-busy',
    });

    letGo();
    await stuck;
  });

  it('lets one task in at a time, also through two openings of the same folder', async () => {
    const [one, two] = [new UserLocks(), new UserLocks()];
    let inside = 0;
    let most = 0;
    const task = async (): Promise<void> => {
      inside += 1;
      most = Math.max(most, inside);
      await readdir(folder.path);
      inside -= 1;
    };

    await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        (index % 2 === 0 ? one : two).withLock(folder, task),
      ),
    );

    expect(most).toBe(1);
    expect(await readdir(folder.path)).toEqual(['.lock-owner']);
  });

  it('is free again after a task that fails', async () => {
    const locks = new UserLocks();

    await expect(locks.withLock(folder, () => Promise.reject(new Error('task')))).rejects.toThrow(
      'task',
    );

    expect(await locks.withLock(folder, () => Promise.resolve('next'))).toBe('next');
  });

  it('leaves signals alone until it is taken: they end a long calculation of a command at once', async () => {
    expect(await runProcess('count-signal-listeners')).toBe('0 0 0');
  });

  it('is waited for while another process holds it', async () => {
    await mkdir(folder.lock);
    let isFree = false;
    const waiting = new UserLocks().withLock(folder, () => Promise.resolve(isFree));

    await readdir(folder.path);
    isFree = true;
    await rmdir(folder.lock);

    expect(await waiting).toBe(true);
  });

  it('is said to be waited for after a second, once', async () => {
    await mkdir(folder.lock);
    const told: string[] = [];
    const locks = new UserLocks(undefined, ({ lock }) => {
      told.push(lock);
      void rmdir(folder.lock);
    });

    await locks.withLock(folder, () => Promise.resolve());
    await locks.withLock(folder, () => Promise.resolve());

    expect(told).toEqual([folder.lock]);
  });

  it('is not waited for without end', async () => {
    await mkdir(folder.lock);

    const waiting = new UserLocks(100).withLock(folder, () => Promise.resolve());

    await expect(waiting).rejects.toMatchObject({ code: 'storage-busy', retryAfterSeconds: 2 });
    expect(await readdir(folder.path)).toEqual(['.lock']);
  });

  it('that nobody has refreshed for long is taken over', async () => {
    await mkdir(folder.lock);
    await utimes(folder.lock, 0, 0);

    expect(await new UserLocks(100).withLock(folder, () => Promise.resolve('mine'))).toBe('mine');
  });

  it('of a dead holder is taken over, also when the clock was set back since', async () => {
    const ahead = new Date(systemClock.now().getTime() + 3_600_000);
    await mkdir(folder.lock);
    await utimes(folder.lock, ahead, ahead);

    expect(await new UserLocks().withLock(folder, () => Promise.resolve('mine'))).toBe('mine');
  });

  it('that another process has taken over stops the task, and is left to its new owner', async () => {
    const task = new UserLocks().withLock(folder, async (lock) => {
      await lock.requireHeld();
      await writeFile(folder.lockOwner, 'another process');
      await lock.requireHeld();
    });

    await expect(task).rejects.toMatchObject({ code: 'storage-busy' });
    expect((await readdir(folder.path)).sort()).toEqual(['.lock', '.lock-owner']);
  });
});
