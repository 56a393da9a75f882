import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { aMigratedDatabase, type MigratedDatabase } from '../support/temporary-database.js';
import { PORTFOLIO, Workplace } from './run-risk.js';
import type { Outcome } from './standing-program.js';

const MANY = 150;
const TIMEOUT_MS = 120_000;

describe('risk db import and export', () => {
  let workplace: Workplace;
  let database: MigratedDatabase;
  beforeEach(async () => {
    workplace = await Workplace.openWithStandingProgram();
    database = await aMigratedDatabase();
  });
  afterEach(async () => {
    await database.dispose();
    await workplace.close();
  });

  function risk(
    args: readonly string[],
    {
      environment = {},
      interruptAt = null,
    }: {
      readonly environment?: Readonly<Record<string, string>>;
      readonly interruptAt?: string | null;
    } = {},
  ): Promise<Outcome> {
    return workplace.run(args, {
      environment: {
        DATABASE_URL: database.url.reveal(),
        DATABASE_OWNER_URL: database.ownerUrl.reveal(),
        ...environment,
      },
      interruptAt,
    });
  }

  const IN_DATABASE = { environment: { USE_DATABASE: 'true' } };

  async function portfolioOf(user: string, text = PORTFOLIO): Promise<void> {
    const folder = join(workplace.folder, 'data', 'users', user, 'portfolios');
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, 'main.yaml'), text);
  }

  it('bring a user into the database and back, with the same answer everywhere', async () => {
    await workplace.file('portfolio.yaml', PORTFOLIO);
    await risk(['portfolio', 'save', 'mine', 'portfolio.yaml', '--reason', 'first']);
    await risk(['limits', 'set', 'max_volatility=0.3']);
    const shown = ['portfolio', 'show', 'mine', '--json'];
    const changes = ['portfolio', 'changes', 'mine', '--json'];
    const inFiles = [await risk(shown), await risk(changes)];

    const dry = await risk(['db', 'import', '--dry-run']);
    const imported = await risk(['db', 'import', '--json']);
    const inDatabase = [await risk(shown, IN_DATABASE), await risk(changes, IN_DATABASE)];
    const left = await readdir(join(workplace.folder, 'data', 'users', 'local', 'portfolios'));
    const exported = await risk(['db', 'export', '--switch']);
    const inFilesAgain = [await risk(shown), await risk(changes, IN_DATABASE)];

    expect(dry).toMatchObject({ code: 0, stderr: '1 of 1 users, 3 documents\n' });
    expect(dry.stdout).toMatch(/local +done +3 +0 +0 +0 +2 +0\n/);
    expect(dry.stdout).toContain('this was a dry run: nothing was changed');
    expect(JSON.parse(imported.stdout)).toMatchObject({
      isDryRun: false,
      usersLeft: 0,
      users: [
        {
          user: 'local',
          outcome: 'done',
          documents: [
            { document: 'portfolio', name: 'mine', outcome: 'created' },
            { document: 'portfolio', name: 'default', outcome: 'created' },
            { document: 'risk-limits', name: null, outcome: 'created' },
          ],
          changesAdded: 2,
          faults: [],
        },
      ],
    });
    expect(left).toEqual([]);
    expect(inDatabase).toEqual(inFiles);
    expect(exported).toMatchObject({ code: 0, stdout: expect.stringContaining('done') });
    expect(inFilesAgain).toEqual(inFiles);
    expect(await readdir(join(workplace.folder, 'data'))).toEqual(['imported', 'users']);
  });

  it('tell every fault with its place and every conflict, and end with 1', async () => {
    await portfolioOf('ann', `${PORTFOLIO}  X: { shares: 1, dollars: 2 }\n`);
    await portfolioOf('bob');
    const save = ['portfolio', 'save', 'main', '-', '--user', 'bob'];
    await workplace.run(save, {
      input: PORTFOLIO.replace('shares: 10', 'shares: 11'),
      environment: { DATABASE_URL: database.url.reveal(), DATA_DIR: 'other', USE_DATABASE: 'true' },
    });

    const { code, stdout, stderr } = await risk(['db', 'import']);

    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringMatching(/^1 of 2 users/) });
    expect(stdout).toMatch(
      /error \[one-quantity\]: data\/users\/ann\/portfolios\/main\.yaml:7:\d+ \/portfolio_input\/X: /,
    );
    expect(stdout).toMatch(
      /conflict: bob: portfolio "main": [0-9a-f]+ in files, [0-9a-f]+ in the database\n/,
    );
    expect(stdout).toMatch(/ann +failed/);
    expect(stdout).toMatch(/bob +unfinished/);
    expect(stdout).toContain('make one like the other');
  });

  it(
    'stop between two users on Ctrl-C, and a second run does the rest',
    async () => {
      for (let number = 0; number < MANY; number += 1) await portfolioOf(`u${number.toString()}`);

      const stopped = await risk(['db', 'import', '--json'], { interruptAt: ' users, ' });
      const rest = await risk(['db', 'import', '--json']);

      const [first, second] = [stopped, rest].map(
        ({ stdout }) => JSON.parse(stdout) as { users: readonly unknown[]; usersLeft: number },
      );
      expect(stopped).toMatchObject({
        code: 130,
        stderr: expect.stringContaining('stopping after this user'),
      });
      expect(first?.usersLeft).toBeGreaterThan(0);
      expect(rest.code).toBe(0);
      expect((first?.users.length ?? 0) + (second?.users.length ?? 0)).toBe(MANY);
    },
    TIMEOUT_MS,
  );

  it('read and write another folder', async () => {
    await portfolioOf('local');
    const there = await risk(['db', 'import', '--dir', 'data', '--user', 'local']);
    const back = await risk(['db', 'export', '--dir', 'backup']);

    expect([there.code, back.code]).toEqual([0, 0]);
    const copy = join(workplace.folder, 'backup', 'users', 'local', 'portfolios', 'main.yaml');
    expect(await readFile(copy, 'utf8')).toContain('AAPL');
    expect((await risk(['portfolio', 'list', '--json'], IN_DATABASE)).stdout).toContain('main');
  });

  it.each([
    [['import', '--dir', 'nowhere'], 2, 'there is no folder "nowhere"'],
    [['import', '--user', ''], 2, '--user is empty'],
    [['import', '--user', 'x'.repeat(256)], 2, 'an id has 1 to 255 characters'],
    [['export', '--switch', '--dir', 'elsewhere'], 2, 'leave out --dir, or set DATA_DIR'],
    [['import', 'extra'], 2, 'too many arguments'],
    [['import', '--switch'], 2, "unknown option '--switch'"],
  ])('refuse %j', async (args, code, message) => {
    const outcome = await risk(['db', ...args]);

    expect(outcome).toEqual({ code, stdout: '', stderr: expect.stringContaining(message) });
  });

  it('need the owner’s login only to find out who there is', async () => {
    await portfolioOf('ann');
    const without = { environment: { DATABASE_OWNER_URL: '' } };

    const imported = await risk(['db', 'import'], without);
    const everybody = await risk(['db', 'export'], without);
    const byEmail = await risk(['db', 'import', '--user', 'ann@example.com'], without);
    const one = await risk(['db', 'export', '--user', 'ann', '--switch'], without);

    expect([imported.code, one.code]).toEqual([0, 0]);
    for (const { code, stderr } of [everybody, byEmail]) {
      expect({ code, stderr }).toEqual({
        code: 2,
        stderr: expect.stringContaining('name a user by id with --user'),
      });
    }
  });

  it('say what to do when the tables are not there, or the database is away', async () => {
    const url = new URL(database.url.reveal());
    url.port = '1';
    const away = await risk(['db', 'import'], { environment: { DATABASE_URL: url.href } });
    await risk(['db', 'rollback', '--steps', '1', '--yes']);
    const pending = await risk(['db', 'export']);

    expect(away).toMatchObject({
      code: 3,
      stderr: expect.stringContaining('database-unavailable'),
    });
    expect(away.stderr).not.toContain(url.password);
    expect(pending).toMatchObject({ code: 3, stderr: expect.stringContaining('risk db migrate') });
  });
});
