import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  aMigrationFolder,
  type MigrationFiles,
  type MigrationFolder,
} from '../../../../test/support/migration-folder.js';
import { queryDatabase } from '../../../../test/support/query-database.js';
import {
  anEmptyDatabase,
  type TemporaryDatabase,
} from '../../../../test/support/temporary-database.js';
import { Secret } from '../../../common/secret.js';
import { migrate } from './migrate.js';
import { migrationStatus } from './migration-status.js';

const FIRST = { up: 'CREATE TABLE one (id INTEGER);\nINSERT INTO one VALUES (1);' };
const SECOND = { up: 'CREATE TABLE two (id INTEGER);' };

describe('migrate', () => {
  let database: TemporaryDatabase;
  let folder: MigrationFolder;
  beforeEach(async () => {
    database = await anEmptyDatabase();
    folder = await aMigrationFolder({ '1_one': FIRST, '2_two': SECOND });
  });
  afterEach(async () => {
    await folder.dispose();
    await database.dispose();
  });

  const apply = (): Promise<readonly string[]> =>
    migrate(database.ownerUrl, { folder: folder.path });

  async function states(): Promise<readonly string[]> {
    const standings = await migrationStatus(database.ownerUrl, folder.path);
    return standings.map(({ name, state }) => `${name} ${state}`);
  }

  async function tables(): Promise<readonly unknown[]> {
    const rows = await queryDatabase(
      database.ownerUrl,
      `SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
       AND relname <> '_prisma_migrations' ORDER BY 1`,
    );
    return rows.map(({ relname }) => relname);
  }

  it('applies what is pending in the order of the names, and then nothing more', async () => {
    const told: string[] = [];

    const first = await migrate(database.ownerUrl, {
      folder: folder.path,
      onStep: (name) => told.push(name),
    });
    const second = await apply();

    expect(first).toEqual(['1_one', '2_two']);
    expect(told).toEqual(first);
    expect(second).toEqual([]);
    expect(await states()).toEqual(['1_one applied', '2_two applied']);
    expect(await tables()).toEqual(['one', 'two']);
  });

  it('keeps nothing of one that fails half-way, says where and why, and keeps those before it', async () => {
    const up =
      "CREATE TABLE half (name TEXT DEFAULT 'é😀');\n-- 𝛽\nSELECT '😀', nothing FROM half;\n";
    await folder.put('2_two', { up });

    const failed = apply();

    await expect(failed).rejects.toMatchObject({
      code: 'migration-failed',
      message: expect.stringMatching(/2_two\/migration\.sql:3:14: column "nothing" does not exist/),
    });
    expect(await tables()).toEqual(['one']);
    expect(await states()).toEqual(['1_one applied', '2_two pending']);
    await folder.put('2_two', SECOND);
    expect(await apply()).toEqual(['2_two']);
  });

  it('says what a row is at fault for, where the server points at no place', async () => {
    await folder.put('2_two', { up: 'ALTER TABLE one ADD CONSTRAINT small CHECK (id < 1);' });

    await expect(apply()).rejects.toMatchObject({
      code: 'migration-failed',
      message: expect.stringMatching(/2_two\/migration\.sql: check constraint "small" .* violated/),
    });
  });

  it.each<[string, MigrationFiles]>([
    ['COMMIT', { up: 'CREATE TABLE half (id INTEGER); COMMIT;' }],
    ['COMMIT and a BEGIN', { up: 'CREATE TABLE half (id INTEGER); COMMIT; BEGIN;' }],
    ['ROLLBACK', { up: 'CREATE TABLE half (id INTEGER); ROLLBACK;' }],
  ])('refuses a script with a %s of its own', async (_what, files) => {
    await folder.put('2_two', files);

    await expect(apply()).rejects.toMatchObject({
      code: 'migration-failed',
      message: expect.stringContaining('ends the transaction it runs in'),
    });
  });

  it('refuses to go on when one was edited after it was applied', async () => {
    await folder.remove('2_two');
    await apply();
    await folder.put('1_one', { up: `${FIRST.up} -- and so on` });
    await folder.put('2_two', SECOND);

    await expect(apply()).rejects.toMatchObject({
      code: 'migration-failed',
      message: expect.stringMatching(/^1_one: its file was edited after it was applied; /),
    });
    expect(await tables()).toEqual(['one']);
    expect(await states()).toEqual(['1_one edited', '2_two pending']);
  });

  it('refuses to go on when one was applied that the program has not', async () => {
    await folder.remove('2_two');
    await apply();
    await folder.remove('1_one');
    await folder.put('2_two', SECOND);

    await expect(apply()).rejects.toMatchObject({
      code: 'migration-failed',
      message: expect.stringMatching(/^1_one: it is not of this version of the program; /),
    });
    expect(await tables()).toEqual(['one']);
    expect(await states()).toEqual(['1_one unknown', '2_two pending']);
  });

  it('takes a file whose line ends another system has turned for what was applied', async () => {
    await apply();
    await folder.put('1_one', { up: FIRST.up.replaceAll('\n', '\r\n') });

    expect(await apply()).toEqual([]);
  });

  it('runs what the server refuses in a transaction without one', async () => {
    const up = '-- without transaction\nCREATE INDEX CONCURRENTLY one_id ON one (id);';
    await folder.put('2_two', { up });

    expect(await apply()).toEqual(['1_one', '2_two']);
    expect(await states()).toEqual(['1_one applied', '2_two applied']);
  });

  it('goes no further after one without a transaction that did not come to its end', async () => {
    const up = '-- without transaction\nCREATE UNIQUE INDEX CONCURRENTLY one_id ON one (id);';
    await folder.put('1_one', { up: `${FIRST.up}\nINSERT INTO one VALUES (1);` });
    await folder.put('2_two', { up });
    await expect(apply()).rejects.toMatchObject({
      code: 'migration-failed',
      message: expect.stringContaining('could not create unique index'),
    });
    await folder.put('3_three', SECOND);

    await expect(apply()).rejects.toMatchObject({
      code: 'migration-failed',
      message: expect.stringMatching(/^2_two: it was begun and did not come to its end; /),
    });
    expect(await states()).toEqual(['1_one applied', '2_two unfinished', '3_three pending']);
  });

  it('names the file that is missing', async () => {
    await folder.remove('2_two');
    await mkdir(join(folder.path, '2_two'));

    await expect(apply()).rejects.toMatchObject({
      code: 'migration-failed',
      message: expect.stringContaining('2_two/migration.sql'),
    });
  });

  it.each([
    ['in a transaction', ''],
    ['without one', '-- without transaction\n'],
  ])('lets nothing that one sets %s reach the next, nor its own row', async (_how, begin) => {
    const settings = [
      'SET search_path = nowhere',
      "SET lock_timeout = '1ms'",
      "SET statement_timeout = '1min'",
      "SET timezone = 'Asia/Tokyo'",
      'CREATE TEMP TABLE two (id INTEGER)',
      'SET ROLE pg_database_owner',
    ];
    await folder.put('1_one', { up: `${begin}${settings.join(';\n')};` });
    await folder.put('2_two', {
      up: `CREATE TABLE two AS SELECT current_user::text AS who,
        current_setting('search_path') AS path, current_setting('timezone') AS zone,
        current_setting('lock_timeout') AS lock, current_setting('statement_timeout') AS statement;`,
    });

    await apply();

    expect(await states()).toEqual(['1_one applied', '2_two applied']);
    expect(await queryDatabase(database.ownerUrl, 'SELECT * FROM public.two')).toEqual([
      { who: 'risk_owner', path: '"$user", public', zone: 'UTC', lock: '10s', statement: '0' },
    ]);
  });

  it('says who was refused where, and never the password', async () => {
    const url = new URL(database.ownerUrl.reveal());
    url.password = 'not-the-password';

    const refused = migrate(new Secret(url.href), { folder: folder.path });

    await expect(refused).rejects.toMatchObject({
      code: 'database-unavailable',
      message: expect.stringMatching(
        / cannot be reached as risk_owner: password authentication failed/,
      ),
    });
    await expect(refused).rejects.not.toMatchObject({
      message: expect.stringContaining('not-the-password'),
    });
  });

  it('says so when the login may make no tables', async () => {
    await expect(migrate(database.url, { folder: folder.path })).rejects.toMatchObject({
      code: 'migration-failed',
      message:
        'the database refuses it to the login of DATABASE_OWNER_URL, risk_app: permission denied for schema public',
    });
  });

  it('says so when the connection is lost in the midst of one', async () => {
    await folder.put('2_two', {
      up: `${SECOND.up} SELECT pg_terminate_backend(pg_backend_pid());`,
    });

    await expect(apply()).rejects.toMatchObject({
      code: 'migration-failed',
      message: expect.stringMatching(/2_two\/migration\.sql: terminating connection/),
    });
    expect(await tables()).toEqual(['one']);
  });
});
