import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  anEmptyDatabase,
  type TemporaryDatabase,
} from '../../../../test/support/temporary-database.js';
import { bringUpToDate, requireMigrated } from './bring-up-to-date.js';
import { MIGRATIONS_FOLDER, readMigrations } from './migration-folder.js';
import { connected } from './migration-session.js';
import { migrate } from './migrate.js';
import { requireSafeApplicationRole } from './safe-application-role.js';

describe('bringUpToDate', () => {
  let database: TemporaryDatabase;
  beforeEach(async () => {
    database = await anEmptyDatabase();
  });
  afterEach(() => database.dispose());

  const check = (): Promise<void> => connected(database.url, (client) => requireMigrated(client));

  it('makes a database that the login of the program may use', async () => {
    const names = (await readMigrations(MIGRATIONS_FOLDER)).map(({ name }) => name);

    const applied = await bringUpToDate(database);
    const again = await bringUpToDate(database);

    expect(applied).toEqual(names);
    expect(again).toEqual([]);
    await expect(check()).resolves.toBeUndefined();
    await expect(connected(database.url, requireSafeApplicationRole)).resolves.toBeUndefined();
  });

  it('takes an owner, and another than the login of the program', async () => {
    const { ownerUrl } = database;

    await expect(bringUpToDate({ url: ownerUrl, ownerUrl: null })).rejects.toMatchObject({
      code: 'invalid-settings',
      message: expect.stringMatching(/^DATABASE_OWNER_URL is not set/),
    });
    await expect(bringUpToDate({ url: ownerUrl, ownerUrl })).rejects.toMatchObject({
      code: 'invalid-settings',
      message: expect.stringMatching(/^DATABASE_URL and DATABASE_OWNER_URL are of the same login/),
    });
  });

  it('is what a start asks for when nobody has done it', async () => {
    const names = (await readMigrations(MIGRATIONS_FOLDER)).map(({ name }) => name);

    await expect(check()).rejects.toMatchObject({
      code: 'migrations-pending',
      message: `these migrations are pending: ${names.join(', ')}; run \`risk db migrate\`, or set DB_MIGRATE_ON_BOOT=true`,
    });
  });

  it('is what a start asks for when the tables are there and the rights are not', async () => {
    await migrate(database.ownerUrl);

    await expect(check()).rejects.toMatchObject({
      code: 'migrations-pending',
      message: expect.stringMatching(/^the login of DATABASE_URL has not been given its rights; /),
    });
  });
});
