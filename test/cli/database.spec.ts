import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { queryDatabase } from '../support/query-database.js';
import { anEmptyDatabase, type TemporaryDatabase } from '../support/temporary-database.js';
import { Workplace } from './run-risk.js';
import type { Outcome } from './standing-program.js';

const FIRST = '20261125120000_storage';

describe('risk db', () => {
  let workplace: Workplace;
  let database: TemporaryDatabase;
  beforeEach(async () => {
    workplace = await Workplace.openWithStandingProgram();
    database = await anEmptyDatabase();
  });
  afterEach(async () => {
    await database.dispose();
    await workplace.close();
  });

  function risk(
    args: readonly string[],
    environment: Readonly<Record<string, string>> = {},
  ): Promise<Outcome> {
    return workplace.run(args, {
      environment: {
        DATABASE_URL: database.url.reveal(),
        DATABASE_OWNER_URL: database.ownerUrl.reveal(),
        ...environment,
      },
    });
  }

  it('migrates, once, and says how the tables stand', async () => {
    const before = await risk(['db', 'status', '--check']);
    const migrated = await risk(['db', 'migrate']);
    const again = await risk(['db', 'migrate', '--json']);
    const after = await risk(['db', 'status', '--check', '--json']);

    expect(before).toMatchObject({
      code: 1,
      stdout: expect.stringMatching(/20261125120000_storage +pending/),
    });
    expect(migrated).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(
        /^applied 20261125120000_storage\n(.*\n)*the tables are up to date\n$/,
      ),
      stderr: '',
    });
    expect(JSON.parse(again.stdout)).toEqual({ applied: [] });
    expect(after.code).toBe(0);
    const at = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    const { migrations } = JSON.parse(after.stdout) as { migrations: readonly unknown[] };
    expect(migrations[0]).toEqual({ name: FIRST, state: 'applied', appliedAt: at, remedy: null });
  });

  it('says what a rollback loses before it asks, and undoes nothing without a yes', async () => {
    await risk(['db', 'migrate']);
    const { migrations } = JSON.parse((await risk(['db', 'status', '--json'])).stdout) as {
      migrations: readonly unknown[];
    };
    const back = ['db', 'rollback', '--steps', migrations.length.toString()];
    await queryDatabase(
      database.ownerUrl,
      `INSERT INTO users (google_user_id) SELECT generate_series(1, 3)::text`,
    );

    const asked = await risk(back);
    const left = await queryDatabase(database.ownerUrl, 'SELECT FROM users');
    const undone = await risk([...back, '--yes', '--json']);
    const status = await risk(['db', 'status', '--check']);

    expect(asked).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringMatching(
        /^to be undone:\n(.*\n)*lost for good:\n {2}users: 3 rows\nerror \[invalid-request\]: .* --yes\n$/,
      ),
    });
    expect(left).toHaveLength(3);
    expect(undone.code).toBe(0);
    expect(JSON.parse(undone.stdout)).toMatchObject({
      undone: expect.arrayContaining([FIRST]),
      losses: [{ table: 'users', column: null, rows: 3 }],
    });
    expect(status.code).toBe(1);
  });

  it('is what other commands ask for when the tables are not up to date, or do by themselves', async () => {
    const list = ['portfolio', 'list', '--json'];
    const inDatabase = { USE_DATABASE: 'true' };

    const refused = await risk(list, inDatabase);
    const listed = await risk(list, { ...inDatabase, DB_MIGRATE_ON_BOOT: 'true' });
    const afterwards = await risk(list, inDatabase);

    expect(refused).toMatchObject({
      code: 3,
      stderr: expect.stringMatching(/"migrations-pending"(.*\n)*/),
    });
    expect(refused.stderr).toContain('risk db migrate');
    expect(listed).toMatchObject({ code: 0, stderr: '' });
    expect(afterwards).toEqual(listed);
  });

  it.each([
    [['rollback', '--steps', '0'], '--steps: "0" is not a whole number'],
    [['rollback', '--steps', '1', '--to', 'x'], '--steps and --to exclude each other'],
    [['rollback', '--to', 'x'], '"x" is not applied'],
    [['rollback', '--yes'], 'none is applied'],
    [['drop'], "unknown command 'drop'"],
  ])('refuses %j', async (args, message) => {
    const { code, stderr } = await risk(['db', ...args]);

    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining(message) });
  });

  it('says where the database was sought and as whom, and keeps the password to itself', async () => {
    const url = new URL(database.ownerUrl.reveal());
    url.password = 'not-the-password';

    const { code, stderr } = await risk(['db', 'migrate'], { DATABASE_OWNER_URL: url.href });

    expect(code).toBe(3);
    expect(stderr).toContain(`at ${url.host} cannot be reached as risk_owner: password`);
    expect(stderr).not.toContain('not-the-password');
  });

  it('takes an owner', async () => {
    const { code, stderr } = await risk(['db', 'migrate'], { DATABASE_OWNER_URL: '' });

    expect(code).toBe(2);
    expect(stderr).toContain('DATABASE_OWNER_URL is not set');
  });
});
