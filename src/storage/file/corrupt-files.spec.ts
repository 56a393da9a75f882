import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type DataFolder, aDataFolder } from '../../../test/support/data-folder.js';
import { aPortfolio, shares } from '../../../test/support/portfolio-builder.js';
import { LOCAL_USER_ID } from '../../auth/user-id.js';
import type { StorageAdapter } from '../storage-adapter.js';

const ANY = { condition: { kind: 'any' }, reason: null } as const;
const EVERYTHING = { portfolioName: null, before: null, limit: 100 };
const PORTFOLIO = aPortfolio([shares('NVDA', 25)]);
const LIMITS = { limits: { max_loss: -0.2 }, additionalSettings: null, extra: new Map() };

const HEAD = 'start_date: "2020-01-01"\nend_date: "2024-12-31"\n';
const BOMB = Array.from({ length: 20 }, (_, i) =>
  i === 0
    ? 'a0: &a0 [x]'
    : `a${i.toString()}: &a${i.toString()} [*a${(i - 1).toString()}, *a${(i - 1).toString()}]`,
).join('\n');

const CORRUPT: readonly (readonly [string, string, string | Buffer])[] = [
  ['half a document', 'malformed', `${HEAD}portfolio_input:\n  NVDA: { shares: 2`],
  ['an alias bomb', 'yaml-alias', `${HEAD}${BOMB}\n`],
  [
    'a number of 16 digits',
    'number-too-precise',
    `${HEAD}portfolio_input:\n  A: { shares: 1234567.890123456 }\n`,
  ],
  [
    'another name inside',
    'name-mismatch',
    `name: other\n${HEAD}portfolio_input:\n  A: { shares: 1 }\n`,
  ],
  ['bytes that are not text', 'malformed', Buffer.from([0x61, 0x3a, 0x20, 0xff, 0xfe])],
  ['nothing', 'malformed', ''],
  ['six million bytes', 'too-large', Buffer.alloc(6_000_000, 'x: 1\n')],
  [
    'large and half',
    'malformed',
    `${HEAD}portfolio_input: {\n${'  A: { shares: 1 },\n'.repeat(20_000)}`,
  ],
];

describe('a corrupt file', () => {
  let folder: DataFolder;
  let storage: StorageAdapter;
  let user: string;

  beforeEach(async () => {
    folder = await aDataFolder();
    storage = await folder.open();
    user = join(folder.path, 'users', 'local');
    await mkdir(join(user, 'portfolios'), { recursive: true });
    await mkdir(join(user, 'scenarios'), { recursive: true });
  });

  afterEach(() => folder.dispose());

  it.each(CORRUPT)(
    'with %s comes back as corrupt, with its faults and place, untouched',
    async (_, code, bytes) => {
      const place = join(user, 'portfolios', 'main.yaml');
      await writeFile(place, bytes);

      const found = await storage.portfolios.findByName(LOCAL_USER_ID, 'main');
      const listed = await storage.portfolios.list(LOCAL_USER_ID, { after: null, limit: 10 });

      const version = createHash('sha256').update(bytes).digest('hex');
      expect(found).toMatchObject({ state: 'corrupt', name: 'main', place, version });
      expect(found?.state === 'corrupt' && found.faults.map((fault) => fault.code)).toContain(code);
      expect(listed).toEqual([found]);
      expect(await readdir(join(user, 'portfolios'))).toEqual(['main.yaml']);
      expect((await readFile(place)).equals(Buffer.from(bytes))).toBe(true);
    },
  );

  it.each(CORRUPT)('with %s is kept beside what is saved over it', async (_, __, bytes) => {
    await writeFile(join(user, 'portfolios', 'main.yaml'), bytes);

    const saved = await storage.portfolios.save(LOCAL_USER_ID, 'main', PORTFOLIO, ANY);

    const kept = await keptIn(join(user, 'portfolios'));
    expect(saved.created).toBe(false);
    expect(kept.names).toEqual([
      expect.stringMatching(/^main\.yaml\.corrupt-2024-01-02T12-00-\d\d\.000Z$/),
    ]);
    expect(kept.bytes[0]?.equals(Buffer.from(bytes))).toBe(true);
    expect(await storage.portfolios.findByName(LOCAL_USER_ID, 'main')).toMatchObject({
      content: PORTFOLIO,
    });
    expect(await storage.changes.list(LOCAL_USER_ID, EVERYTHING)).toMatchObject([
      {
        versionBefore: createHash('sha256').update(bytes).digest('hex'),
        versionAfter: saved.version,
      },
    ]);
  });

  it('is written over only under conditions that hold for it', async () => {
    await writeFile(join(user, 'portfolios', 'main.yaml'), '{');
    const corrupt = await storage.portfolios.findByName(LOCAL_USER_ID, 'main');
    const version = corrupt?.version ?? '';
    const under = (condition: { kind: 'absent' } | { kind: 'version'; version: string }) =>
      storage.portfolios.save(LOCAL_USER_ID, 'main', PORTFOLIO, { condition, reason: null });

    await expect(under({ kind: 'absent' })).rejects.toMatchObject({ code: 'already-exists' });
    await expect(under({ kind: 'version', version: '0' })).rejects.toMatchObject({
      code: 'stale-version',
    });
    expect((await keptIn(join(user, 'portfolios'))).names).toEqual([]);

    expect((await under({ kind: 'version', version })).created).toBe(false);
    expect((await keptIn(join(user, 'portfolios'))).names).toHaveLength(1);
  });

  it('is kept when it is deleted, with corrupt limits of its own', async () => {
    await writeFile(join(user, 'portfolios', 'main.yaml'), '{ half');
    await writeFile(join(user, 'risk_limits.main.yaml'), '{ also half');

    const deleted = await storage.portfolios.delete(LOCAL_USER_ID, 'main', ANY);

    expect(deleted).toBe(true);
    expect((await keptIn(join(user, 'portfolios'))).bytes.map(String)).toEqual(['{ half']);
    expect((await keptIn(user)).bytes.map(String)).toEqual(['{ also half']);
    expect(await storage.portfolios.findByName(LOCAL_USER_ID, 'main')).toBeNull();
    expect(await storage.riskLimits.find(LOCAL_USER_ID, 'main')).toBeNull();
  });

  it('of limits and of a scenario is kept like one of a portfolio', async () => {
    await writeFile(join(user, 'risk_limits.yaml'), 'max_loss: -0.2\n');
    await writeFile(join(user, 'scenarios', 'calm.yaml'), '- not a map\n');
    const scenario = {
      description: null,
      basePortfolio: 'main',
      targetWeights: new Map([['SPY', 1]]),
      extra: new Map(),
    };
    await writeFile(join(user, 'risk_limits.yaml'), '{');

    expect(await storage.riskLimits.find(LOCAL_USER_ID, null)).toMatchObject({ state: 'corrupt' });
    expect(await storage.scenarios.findByName(LOCAL_USER_ID, 'calm')).toMatchObject({
      state: 'corrupt',
    });
    await storage.riskLimits.save(LOCAL_USER_ID, null, LIMITS, ANY);
    await storage.scenarios.save(LOCAL_USER_ID, 'calm', scenario, ANY);

    expect((await keptIn(user)).bytes.map(String)).toEqual(['{']);
    expect((await keptIn(join(user, 'scenarios'))).bytes.map(String)).toEqual(['- not a map\n']);
    expect(await storage.riskLimits.find(LOCAL_USER_ID, null)).toMatchObject({ content: LIMITS });
  });

  it('is kept each time under a name of its own', async () => {
    const kept = [];
    for (const bytes of ['{ one', '{ two', '{ three']) {
      await writeFile(join(user, 'portfolios', 'main.yaml'), bytes);
      await storage.portfolios.save(LOCAL_USER_ID, 'main', PORTFOLIO, ANY);
      kept.push(bytes);
    }

    expect((await keptIn(join(user, 'portfolios'))).bytes.map(String).sort()).toEqual(kept.sort());
  });

  it('under a hash is listed by the name of its file, and does not hide the others', async () => {
    const long = 'x'.repeat(200);
    await storage.portfolios.save(LOCAL_USER_ID, long, PORTFOLIO, ANY);
    await storage.portfolios.save(LOCAL_USER_ID, 'main', PORTFOLIO, ANY);
    const [file = ''] = (await readdir(join(user, 'portfolios'))).filter(
      (name) => name.length > 100,
    );
    await writeFile(join(user, 'portfolios', file), `${HEAD}portfolio_input: {}\n`);

    const listed = await storage.portfolios.list(LOCAL_USER_ID, { after: null, limit: 10 });

    expect(listed.map(({ name, state }) => [name, state])).toEqual([
      ['main', 'valid'],
      [file.replace('.yaml', ''), 'corrupt'],
    ]);
    expect(await storage.portfolios.findByName(LOCAL_USER_ID, long)).toMatchObject({
      state: 'corrupt',
      name: long,
    });
  });
});

describe('a file that its owner edits', () => {
  it('is read as it is, in any order, with comments, and a save that changes nothing leaves it so', async () => {
    const folder = await aDataFolder();
    const storage = await folder.open();
    await storage.portfolios.save(LOCAL_USER_ID, 'main', aPortfolio([shares('A', 1)]), ANY);
    const path = join(folder.path, 'users', 'local', 'portfolios', 'main.yaml');
    const edited = `# mine\nportfolio_input: {NVDA: {shares: 25.0}} # more\nend_date: 2022-12-31\nname: main\nstart_date: '2018-01-01'\n`;
    await writeFile(path, edited);

    const found = await storage.portfolios.findByName(LOCAL_USER_ID, 'main');
    const saved = await storage.portfolios.save(LOCAL_USER_ID, 'main', PORTFOLIO, ANY);

    expect(found).toMatchObject({ state: 'valid', content: PORTFOLIO, version: saved.version });
    expect(await readFile(path, 'utf8')).toBe(edited);
    await folder.dispose();
  });

  it('is left out of lists, and told of, when no name leads to it', async () => {
    const folder = await aDataFolder();
    const storage = await folder.open();
    await storage.portfolios.save(LOCAL_USER_ID, 'main', PORTFOLIO, ANY);
    await writeFile(join(folder.path, 'users', 'local', 'portfolios', 'a.b.yaml'), 'x: 1');

    const listed = await storage.portfolios.list(LOCAL_USER_ID, { after: null, limit: 10 });

    expect(listed.map(({ name }) => name)).toEqual(['main']);
    expect(folder.warnings).toEqual(['file-name-not-of-a-document']);
    await folder.dispose();
  });
});

async function keptIn(
  folder: string,
): Promise<{ names: readonly string[]; bytes: readonly Buffer[] }> {
  const names = (await readdir(folder)).filter((name) => name.includes('.corrupt-'));
  return { names, bytes: await Promise.all(names.map((name) => readFile(join(folder, name)))) };
}
