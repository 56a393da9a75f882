import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readRegularFile } from './regular-file.js';

describe('a regular file', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'regular-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('is read, also through a link', async () => {
    await writeFile(join(folder, 'file'), 'ü');
    await symlink(join(folder, 'file'), join(folder, 'link'));

    expect(await readRegularFile(join(folder, 'link'))).toBe('ü');
  });

  it.each([
    [
      'a pipe without a writer',
      () => execFileSync('mkfifo', [join(folder, 'pipe')]),
      'pipe',
      'ENOTREG',
    ],
    ['an endless device', () => symlink('/dev/zero', join(folder, 'zero')), 'zero', 'ENOTREG'],
    ['a folder', () => undefined, '.', 'EISDIR'],
  ])('is not %s, which is refused at once', async (_, make, name, code) => {
    await make();

    await expect(readRegularFile(join(folder, name))).rejects.toMatchObject({
      code,
      syscall: 'open',
    });
  });

  it('that is missing is said to be', async () => {
    await expect(readRegularFile(join(folder, 'none'))).rejects.toMatchObject({ code: 'ENOENT' });
  });
});
