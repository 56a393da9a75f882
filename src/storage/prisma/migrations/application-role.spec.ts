import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { queryDatabase } from '../../../../test/support/query-database.js';
import {
  aMigratedDatabase,
  type TemporaryDatabase,
} from '../../../../test/support/temporary-database.js';
import {
  TEMPORARY_PASSWORD,
  temporaryLogins,
  type TemporaryLogins,
} from '../../../../test/support/temporary-logins.js';
import { Secret } from '../../../common/secret.js';
import { prepareApplicationRole } from './application-role.js';

const LIMITS = `SELECT current_setting('statement_timeout') AS statement, current_setting('lock_timeout') AS lock,
  current_setting('idle_in_transaction_session_timeout') AS idle, current_setting('timezone') AS zone,
  current_setting('transaction_isolation') AS isolation,
  pg_has_role('risk_application', 'USAGE') AS member,
  has_table_privilege('_prisma_migrations', 'SELECT') AS reads,
  has_table_privilege('_prisma_migrations', 'INSERT, UPDATE, DELETE, TRUNCATE') AS writes`;

const AS_PREPARED = {
  statement: '30s',
  lock: '10s',
  idle: '1min',
  zone: 'UTC',
  isolation: 'read committed',
  member: true,
  reads: true,
  writes: false,
};

const PASSWORD = new Secret(TEMPORARY_PASSWORD);

describe('prepareApplicationRole', () => {
  let database: TemporaryDatabase;
  let logins: TemporaryLogins;
  beforeEach(async () => {
    database = await aMigratedDatabase();
    logins = temporaryLogins(database);
  });
  afterEach(async () => {
    await logins.dispose();
    await database.dispose();
  });

  it('makes the login that is not there, with its rights and limits', async () => {
    const applicationLogin = logins.name();

    await prepareApplicationRole({
      ownerUrl: database.ownerUrl,
      applicationLogin,
      password: PASSWORD,
    });

    expect(await queryDatabase(logins.urlOf(applicationLogin), LIMITS)).toEqual([AS_PREPARED]);
  });

  it('changes nothing of a login that has everything', async () => {
    const applicationLogin = logins.name();
    const { ownerUrl } = database;
    const traces = `SELECT 'setting' AS of, xmin::text FROM pg_db_role_setting WHERE setrole = '${applicationLogin}'::regrole
      UNION ALL SELECT 'member', xmin::text FROM pg_auth_members WHERE member = '${applicationLogin}'::regrole
      UNION ALL SELECT 'login', xmin::text FROM pg_authid WHERE rolname = '${applicationLogin}'
      UNION ALL SELECT 'table', xmin::text FROM pg_class WHERE relname = '_prisma_migrations' ORDER BY 1`;
    await prepareApplicationRole({ ownerUrl, applicationLogin, password: PASSWORD });
    const before = await queryDatabase(database.administratorUrl, traces);

    await prepareApplicationRole({ ownerUrl, applicationLogin, password: new Secret('another') });

    expect(before).toHaveLength(4);
    expect(await queryDatabase(database.administratorUrl, traces)).toEqual(before);
  });

  it('says what an administrator is to run when the owner may not, and that is all there is to it', async () => {
    const ownerUrl = await logins.create('');
    const applicationLogin = logins.name();
    const prepare = (): Promise<unknown> =>
      prepareApplicationRole({ ownerUrl, applicationLogin, password: PASSWORD }).catch(
        (error: unknown) => error,
      );

    const error = await prepare();
    const [, ...statements] = (error as Error).message.split('\n');
    const sql = statements.join('\n').replace("'...'", `'${TEMPORARY_PASSWORD}'`);
    await queryDatabase(database.administratorUrl, sql);

    expect(error).toMatchObject({
      code: 'unsafe-database-role',
      message: expect.stringContaining(`CREATE ROLE "${applicationLogin}" LOGIN PASSWORD '...';`),
    });
    expect(error).not.toMatchObject({ message: expect.stringContaining(TEMPORARY_PASSWORD) });
    expect(await prepare()).toBeUndefined();
    expect(await queryDatabase(logins.urlOf(applicationLogin), LIMITS)).toEqual([AS_PREPARED]);
  });

  it('makes no login without a password for it', async () => {
    const applicationLogin = logins.name();

    const prepared = prepareApplicationRole({ ownerUrl: database.ownerUrl, applicationLogin });

    await expect(prepared).rejects.toMatchObject({
      code: 'unsafe-database-role',
      message: expect.stringMatching(/has no password to make it with; .*\n(.*\n)*CREATE ROLE/),
    });
  });
});
