import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type DataFolder, aDataFolder } from '../../../test/support/data-folder.js';
import { runProcess } from '../../../test/support/run-process.js';
import { LOCAL_USER_ID } from '../../auth/user-id.js';
import type { StorageAdapter } from '../storage-adapter.js';

const ANY = { condition: { kind: 'any' }, reason: null } as const;
const LIMITS = { limits: {}, additionalSettings: null, extra: new Map() };
const PAGE = { after: null, limit: 10 };
const CHANGES = { portfolioName: null, before: null, limit: 10 };

const USES: readonly (readonly [string, (storage: StorageAdapter) => Promise<unknown>])[] = [
  ['finding', ({ portfolios }) => portfolios.findByName(LOCAL_USER_ID, 'main')],
  ['listing', ({ scenarios }) => scenarios.list(LOCAL_USER_ID, PAGE)],
  ['reading changes', ({ changes }) => changes.list(LOCAL_USER_ID, CHANGES)],
  ['saving', ({ riskLimits }) => riskLimits.save(LOCAL_USER_ID, null, LIMITS, ANY)],
  ['deleting', ({ portfolios }) => portfolios.delete(LOCAL_USER_ID, 'main', ANY)],
];

describe('a data folder that cannot be used', () => {
  let folder: DataFolder;

  beforeEach(async () => {
    folder = await aDataFolder();
  });

  afterEach(async () => {
    await chmod(dirname(folder.path), 0o700);
    await folder.dispose();
  });

  it.each(USES)(
    'with a file in its place refuses %s, with the path and what to do',
    async (_, use) => {
      await writeFile(folder.path, 'not a folder');
      const storage = await folder.open();

      await expect(use(storage)).rejects.toMatchObject({
        code: 'storage-unavailable',
        message: expect.stringMatching(/cannot use ".*data.*": a file lies where a folder belongs/),
      });
    },
  );

  it('for lack of permission refuses every use, with the path and what to do', async () => {
    const storage = await folder.open();
    await storage.riskLimits.save(LOCAL_USER_ID, null, LIMITS, ANY);
    await chmod(folder.path, 0);

    const printed = await runProcess('use-without-permission', folder.path);
    await chmod(folder.path, 0o700);

    const outcomes = JSON.parse(printed) as readonly unknown[];
    expect(outcomes).toHaveLength(4);
    for (const outcome of outcomes) {
      expect(outcome).toEqual({
        code: 'storage-unavailable',
        message: expect.stringMatching(
          /cannot use ".*data.*": permission is denied; give the user/,
        ),
      });
    }
  });

  it('is one where folders lie in the place of files', async () => {
    const storage = await folder.open();
    await storage.riskLimits.save(LOCAL_USER_ID, null, LIMITS, ANY);
    const place = join(folder.path, 'users', 'local', 'portfolios', 'main.yaml');
    await mkdir(place, { recursive: true });

    const finding = storage.portfolios.findByName(LOCAL_USER_ID, 'main');

    await expect(finding).rejects.toMatchObject({
      code: 'storage-unavailable',
      message: expect.stringContaining(`"${place}": a folder lies where a file belongs`),
    });
  });

  it('is not one that is not there yet: that holds nothing, and reading does not make it', async () => {
    const storage = await folder.open();

    const read = await Promise.all(USES.slice(0, 3).map(([, use]) => use(storage)));

    expect(read).toEqual([null, [], []]);
    await expect(chmod(folder.path, 0o700)).rejects.toMatchObject({ code: 'ENOENT' });
  });
});
