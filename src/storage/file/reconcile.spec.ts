import {
  appendFile,
  mkdir,
  readdir,
  readFile,
  rename,
  unlink,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type DataFolder, aDataFolder } from '../../../test/support/data-folder.js';
import { aPortfolio, shares } from '../../../test/support/portfolio-builder.js';
import { LOCAL_USER_ID } from '../../auth/user-id.js';
import type { ChangeSet } from '../../portfolio/change.js';
import type { StorageAdapter } from '../storage-adapter.js';
import { commitSave } from './commit.js';
import { userFolder } from './user-folder.js';

const ANY = { condition: { kind: 'any' }, reason: null } as const;
const EVERYTHING = { portfolioName: null, before: null, limit: 100 };
const OLD = aPortfolio([shares('NVDA', 25)]);
const LIMITS = { limits: { max_loss: -0.2 }, additionalSettings: null, extra: new Map() };
const CHANGE: ChangeSet = {
  id: '0b8f6f0e-0000-4000-8000-000000000001',
  at: '2024-01-02T13:00:00.000Z',
  document: 'portfolio',
  name: 'main',
  reason: 'cut short',
  versionBefore: 'old',
  versionAfter: 'new',
  changes: [],
};
const LINE = `${JSON.stringify(CHANGE)}\n`;
const DELETION_LINE = `${JSON.stringify({ ...CHANGE, versionAfter: null })}\n`;

describe('a write that was cut short', () => {
  let folder: DataFolder;
  let storage: StorageAdapter;
  let user: string;
  let log: string;
  let pending: string;
  let before: readonly ChangeSet[];

  beforeEach(async () => {
    folder = await aDataFolder();
    storage = await folder.open();
    user = join(folder.path, 'users', 'local');
    log = join(user, 'changes.ndjson');
    pending = join(user, 'portfolios', `.pending-${CHANGE.id}`);
    await storage.portfolios.save(LOCAL_USER_ID, 'main', OLD, ANY);
    await storage.riskLimits.save(LOCAL_USER_ID, 'main', LIMITS, ANY);
    before = await changes();
  });

  afterEach(() => folder.dispose());

  const changes = (): Promise<readonly ChangeSet[]> =>
    storage.changes.list(LOCAL_USER_ID, EVERYTHING);

  /** Any later write of the user settles what was left. */
  const writeSomething = (): Promise<unknown> =>
    storage.riskLimits.save(LOCAL_USER_ID, null, LIMITS, ANY);

  it('before its log line leaves a pending file that the next write removes', async () => {
    await writeFile(pending, 'half');

    expect(await changes()).toEqual(before);
    await writeSomething();

    expect((await changes()).slice(1)).toEqual(before);
    expect(await readdir(join(user, 'portfolios'))).toEqual(['main.yaml']);
    expect(folder.warnings).toEqual(['unfinished-write-settled']);
  });

  it('within its log line leaves a torn line that nobody sees and the next write cuts off', async () => {
    await writeFile(pending, 'whole');
    await appendFile(log, LINE.slice(0, 50));

    expect(await changes()).toEqual(before);
    await writeSomething();

    expect((await changes()).slice(1)).toEqual(before);
    expect(await readFile(log, 'utf8')).not.toContain(CHANGE.id);
    expect(folder.warnings).toEqual(['change-log-tail-cut', 'unfinished-write-settled']);
  });

  it.each(['.pending-', '.undone-'])(
    'between its log line and the document (%s) is undone',
    async (prefix) => {
      await writeFile(join(user, 'portfolios', `${prefix}${CHANGE.id}`), 'whole');
      await appendFile(log, LINE);

      expect(await changes()).toEqual(before);
      await writeSomething();

      expect((await changes()).slice(1)).toEqual(before);
      expect(await readFile(log, 'utf8')).not.toContain(CHANGE.id);
      expect(await readdir(join(user, 'portfolios'))).toEqual(['main.yaml']);
      expect(await storage.portfolios.findByName(LOCAL_USER_ID, 'main')).toMatchObject({
        content: OLD,
      });
    },
  );

  it('after the document was put in place has happened', async () => {
    await appendFile(log, LINE);

    expect(await changes()).toEqual([CHANGE, ...before]);
    await writeSomething();

    expect((await changes()).slice(1)).toEqual([CHANGE, ...before]);
    expect(folder.warnings).toEqual([]);
  });

  it('that deletes, before anything is removed, is unseen until the next write carries it through', async () => {
    await writeFile(pending, '');
    await appendFile(log, DELETION_LINE);

    expect(await changes()).toEqual(before);
    expect(await storage.portfolios.findByName(LOCAL_USER_ID, 'main')).toMatchObject({
      content: OLD,
    });
    await writeSomething();

    expect((await changes())[1]).toMatchObject({ id: CHANGE.id, versionAfter: null });
    expect(await storage.portfolios.findByName(LOCAL_USER_ID, 'main')).toBeNull();
    expect(await storage.riskLimits.find(LOCAL_USER_ID, 'main')).toBeNull();
    expect(await readdir(join(user, 'portfolios'))).toEqual([]);
  });

  it('that deletes, half-way, counts as soon as the document is gone', async () => {
    await writeFile(pending, '');
    await appendFile(log, DELETION_LINE);
    await unlink(join(user, 'portfolios', 'main.yaml'));

    expect((await changes())[0]).toMatchObject({ id: CHANGE.id });
    await writeSomething();

    expect((await changes())[1]).toMatchObject({ id: CHANGE.id });
    expect(await storage.riskLimits.find(LOCAL_USER_ID, 'main')).toBeNull();
  });

  it.each([
    ['before either file is in place', ['main.yaml', 'risk_limits.main.yaml']],
    ['with the limits in place alone', ['main.yaml']],
  ])('that restores, %s, is unseen until the next write carries it through', async (_, waiting) => {
    await storage.portfolios.delete(LOCAL_USER_ID, 'main', ANY);
    await storage.riskLimits.restore(
      LOCAL_USER_ID,
      'main',
      { portfolio: OLD, limits: LIMITS },
      { reason: 'cut short' },
    );
    const [restoration, ...older] = await changes();
    const id = restoration?.id ?? '';
    const main = join(user, 'portfolios', 'main.yaml');
    await rename(main, join(user, 'portfolios', `.pending-${id}`));
    if (waiting.length === 2) {
      await rename(join(user, 'risk_limits.main.yaml'), join(user, `.pending-${id}`));
    }

    expect(await changes()).toEqual(older);
    expect(await storage.changes.find(LOCAL_USER_ID, id)).toBeNull();
    expect(await storage.portfolios.findByName(LOCAL_USER_ID, 'main')).toBeNull();
    await writeSomething();

    expect((await changes()).slice(1)).toEqual([restoration, ...older]);
    const found = await storage.portfolios.findByName(LOCAL_USER_ID, 'main');
    const limits = await storage.riskLimits.find(LOCAL_USER_ID, 'main');
    expect([found, limits]).toMatchObject([{ content: OLD }, { content: LIMITS }]);
    expect(await readdir(join(user, 'portfolios'))).toEqual(['main.yaml']);
  });

  it('of an older change set than the newest is removed and undoes nothing', async () => {
    await writeFile(join(user, 'portfolios', `.pending-${before[1]?.id ?? ''}`), 'old news');

    await writeSomething();

    expect((await changes()).slice(1)).toEqual(before);
    expect(await storage.portfolios.findByName(LOCAL_USER_ID, 'main')).toMatchObject({
      content: OLD,
    });
  });

  it('because its lock was lost leaves the old document, and no line', async () => {
    let asked = 0;
    const lock = {
      requireHeld: () => {
        asked += 1;
        return asked < 2 ? Promise.resolve() : Promise.reject(new Error('lost'));
      },
    };
    const onWarning = (): void => undefined;

    const commit = {
      folder: userFolder(folder.path, LOCAL_USER_ID),
      lock,
      changeSet: CHANGE,
      onWarning,
    };
    await expect(commitSave(commit, 'new text')).rejects.toThrow('lost');

    expect(await changes()).toEqual(before);
    expect(await storage.portfolios.findByName(LOCAL_USER_ID, 'main')).toMatchObject({
      content: OLD,
    });
    await writeSomething();
    expect((await changes()).slice(1)).toEqual(before);
    expect(await readdir(join(user, 'portfolios'))).toEqual(['main.yaml']);
  });

  it('by a killed process holds up the next no longer than its lock is fresh', async () => {
    await mkdir(join(user, '.lock'));
    await utimes(join(user, '.lock'), 0, 0);

    await writeSomething();

    expect((await changes()).slice(1)).toEqual(before);
  });
});

describe('a change log', () => {
  it('with an unreadable line in the middle keeps it, tells of it, and gives all others', async () => {
    const folder = await aDataFolder();
    const storage = await folder.open();
    const log = join(folder.path, 'users', 'local', 'changes.ndjson');
    await storage.portfolios.save(LOCAL_USER_ID, 'main', OLD, ANY);
    await appendFile(log, 'not JSON\n{"id": 1}\n');
    await storage.changes.list(LOCAL_USER_ID, EVERYTHING);
    await appendFile(log, LINE);

    await storage.portfolios.delete(LOCAL_USER_ID, 'main', ANY);

    const found = await storage.changes.list(LOCAL_USER_ID, EVERYTHING);
    expect(found.map(({ versionAfter }) => versionAfter)).toEqual([
      null,
      'new',
      expect.any(String),
    ]);
    expect(await readFile(log, 'utf8')).toContain('not JSON\n{"id": 1}\n');
    expect(new Set(folder.warnings)).toEqual(new Set(['change-log-line-unreadable']));
    await folder.dispose();
  });
});
