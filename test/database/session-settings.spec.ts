import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { toUserId } from '../../src/auth/user-id.js';
import type { Secret } from '../../src/common/secret.js';
import { connect } from '../../src/storage/prisma/connect.js';
import type { Database } from '../../src/storage/prisma/database.js';
import { prepareApplicationRole } from '../../src/storage/prisma/migrations/application-role.js';
import { queryDatabase } from '../support/query-database.js';
import { aMigratedDatabase, type MigratedDatabase } from '../support/temporary-database.js';
import { type TemporaryLogins, temporaryLogins } from '../support/temporary-logins.js';

/** What somebody else has decided for every session of the database, or of the login. */
const OTHER = {
  timezone: 'Asia/Tokyo',
  default_transaction_isolation: 'serializable',
  statement_timeout: '0',
  lock_timeout: '0',
  idle_in_transaction_session_timeout: '0',
};

const OURS = {
  timezone: 'UTC',
  transaction_isolation: 'read committed',
  statement_timeout: '30s',
  lock_timeout: '10s',
  idle_in_transaction_session_timeout: '1min',
};

const NAMES = Object.keys(OURS);
const SHOW = `SELECT ${NAMES.map((name) => `current_setting('${name}') AS ${name}`).join(', ')}`;

describe('what holds on connections of the pool', () => {
  let database: MigratedDatabase;
  let logins: TemporaryLogins;
  let pooled: Database;

  beforeAll(async () => {
    database = await aMigratedDatabase();
    logins = temporaryLogins(database);
    const url = await logins.create('');
    const login = new URL(url.reveal()).username;
    const name = new URL(url.reveal()).pathname.slice(1);
    for (const [setting, value] of Object.entries(OTHER)) {
      for (const place of [`DATABASE ${name}`, `ROLE ${login}`]) {
        await queryDatabase(
          database.administratorUrl,
          `ALTER ${place} SET ${setting} = '${value}'`,
        );
      }
    }
    expect(await settingsOf(url)).toEqual({
      timezone: 'Asia/Tokyo',
      transaction_isolation: 'serializable',
      statement_timeout: '0',
      lock_timeout: '0',
      idle_in_transaction_session_timeout: '0',
    });
    const { administratorUrl: ownerUrl } = database;
    await prepareApplicationRole({ ownerUrl, applicationLogin: login });
    pooled = connect({ url, poolSize: 2, onWarning: () => undefined });
  });

  afterAll(async () => {
    await pooled.close();
    await logins.dispose();
    await database.dispose();
  });

  it('is ours outside of transactions, whatever server and login have as their defaults', async () => {
    const [row] = await pooled.onConnection(async (client) => {
      const { rows } = await client.query<object>(SHOW);
      return rows;
    });

    expect(row).toEqual(OURS);
  });

  it('is ours inside of transactions of users', async () => {
    const rows = await pooled.write(toUserId('ann'), ({ tx }) => tx.$queryRawUnsafe(SHOW));

    expect(rows).toEqual([OURS]);
  });
});

async function settingsOf(url: Secret): Promise<unknown> {
  const [row] = await queryDatabase(url, SHOW);
  return row;
}
