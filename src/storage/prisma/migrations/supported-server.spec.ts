import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { queryDatabase } from '../../../../test/support/query-database.js';
import {
  anEmptyDatabase,
  type TemporaryDatabase,
} from '../../../../test/support/temporary-database.js';
import { systemClock } from '../../../common/clock.js';
import { openDatabase } from '../open-database.js';
import { openMigrations } from '../open-migrations.js';
import { connected } from './migration-session.js';

/** Of a server, in this database, that says it is an older one. */
const OLDER = `
  CREATE SCHEMA older;
  GRANT USAGE ON SCHEMA older TO PUBLIC;
  CREATE FUNCTION older.current_setting(TEXT) RETURNS TEXT LANGUAGE SQL AS
    $$ SELECT CASE $1 WHEN 'server_version_num' THEN '140011' ELSE '14.11' END $$;
  DO $$ BEGIN
    EXECUTE format('ALTER DATABASE %I SET search_path = older, pg_catalog, public', current_database());
  END $$`;

const REFUSAL = {
  code: 'unsupported-database',
  message: expect.stringMatching(
    /^the server at 127\.0\.0\.1:\d+ is PostgreSQL 14\.11, and the program needs 15 or newer; upgrade it, or let /,
  ),
};

describe('a server that is too old', () => {
  let database: TemporaryDatabase;
  beforeAll(async () => {
    database = await anEmptyDatabase();
    await queryDatabase(database.administratorUrl, OLDER);
  });
  afterAll(() => database.dispose());

  it.each([true, false])('is refused at boot, migrating or not: %s', async (migrateOnBoot) => {
    const { url, ownerUrl } = database;
    const server = { kind: 'address', url, ownerUrl } as const;
    const options = { store: 'database', server, poolSize: 1, fileDirectory: '/nowhere' } as const;

    const opened = openDatabase({ ...options, migrateOnBoot }, systemClock, () => undefined);

    await expect(opened).rejects.toMatchObject(REFUSAL);
  });

  it('is refused by risk db status and migrate, which make nothing', async () => {
    const { url, ownerUrl } = database;
    const migrations = await openMigrations({ kind: 'address', url, ownerUrl });

    await expect(migrations.status()).rejects.toMatchObject(REFUSAL);
    await expect(migrations.migrate(() => undefined)).rejects.toMatchObject(REFUSAL);
    const tables = `SELECT FROM pg_class WHERE relnamespace = 'public'::regnamespace`;
    expect(await queryDatabase(database.administratorUrl, tables)).toEqual([]);
  });
});

describe('the server of the tests', () => {
  it('is new enough', async () => {
    const database = await anEmptyDatabase();

    await expect(connected(database.url, () => Promise.resolve('in'))).resolves.toBe('in');
    await database.dispose();
  });
});
