import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ensurePrivateFolder } from './private-file.js';

describe('a private folder', () => {
  let parent: string;
  beforeEach(async () => {
    parent = await mkdtemp(join(tmpdir(), 'private-'));
  });
  afterEach(() => rm(parent, { recursive: true }));

  it('is made with all that lacks above it, for its owner only, and left alone when it is there', async () => {
    const path = join(parent, 'a', 'b', 'c');

    await Promise.all([ensurePrivateFolder(path), ensurePrivateFolder(path)]);
    await ensurePrivateFolder(path);

    for (const made of [path, join(parent, 'a')]) {
      expect((await stat(made)).mode & 0o777).toBe(0o700);
    }
  });

  it('is refused where a file lies, or in its place', async () => {
    const file = join(parent, 'file');
    await writeFile(file, '');

    await expect(ensurePrivateFolder(file)).rejects.toMatchObject({ code: 'EEXIST' });
    await expect(ensurePrivateFolder(join(file, 'a'))).rejects.toMatchObject({ code: 'ENOTDIR' });
  });

  it('is refused where the system makes none, rather than tried without end', async () => {
    await expect(ensurePrivateFolder('/proc/none/data')).rejects.toMatchObject({
      syscall: 'mkdir',
    });
  });
});
