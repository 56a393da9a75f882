import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { queryDatabase } from '../../../../test/support/query-database.js';
import {
  aMigratedDatabase,
  type TemporaryDatabase,
} from '../../../../test/support/temporary-database.js';
import {
  temporaryLogins,
  type TemporaryLogins,
} from '../../../../test/support/temporary-logins.js';
import type { Secret } from '../../../common/secret.js';
import { connected } from './migration-session.js';
import { requireSafeApplicationRole } from './safe-application-role.js';

describe('requireSafeApplicationRole', () => {
  let database: TemporaryDatabase;
  let logins: TemporaryLogins;
  beforeAll(async () => {
    database = await aMigratedDatabase();
    logins = temporaryLogins(database);
  });
  afterAll(async () => {
    await logins.dispose();
    await database.dispose();
  });

  const check = (url: Secret): Promise<void> => connected(url, requireSafeApplicationRole);

  it('lets the login pass that owns nothing', async () => {
    await expect(check(database.url)).resolves.toBeUndefined();
  });

  it.each<[string, () => Promise<Secret>, string]>([
    ['a superuser', async () => database.administratorUrl, 'is a superuser'],
    ['one with BYPASSRLS', () => logins.create('BYPASSRLS'), 'has BYPASSRLS'],
    ['the owner', async () => database.ownerUrl, 'owns the table'],
    ['one that can become the owner', () => memberOf('NOINHERIT'), 'or can become its owner'],
  ])('refuses %s', async (_what, login, why) => {
    await expect(check(await login())).rejects.toMatchObject({
      code: 'unsafe-database-role',
      message: expect.stringContaining(why),
    });
  });

  async function memberOf(rights: string): Promise<Secret> {
    const url = await logins.create(rights);
    const member = new URL(url.reveal()).username;
    const owner = new URL(database.ownerUrl.reveal()).username;
    await queryDatabase(database.administratorUrl, `GRANT ${owner} TO ${member}`);
    return url;
  }
});
