import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { migrate } from '../../src/storage/prisma/migrations/migrate.js';
import {
  MIGRATIONS_FOLDER,
  readMigrations,
} from '../../src/storage/prisma/migrations/migration-folder.js';
import { rollback } from '../../src/storage/prisma/migrations/rollback.js';
import { databaseCatalog } from '../support/database-catalog.js';
import { anEmptyDatabase, type TemporaryDatabase } from '../support/temporary-database.js';

describe('the way back of each migration', () => {
  let database: TemporaryDatabase;
  let folder: string;
  beforeEach(async () => {
    database = await anEmptyDatabase();
    folder = await mkdtemp(join(tmpdir(), 'risk-migrations-'));
  });
  afterEach(async () => {
    await rm(folder, { recursive: true });
    await database.dispose();
  });

  it('leads to what was before, and the way there again to what was after', async () => {
    const { ownerUrl } = database;
    await migrate(ownerUrl, { folder });

    for (const { name } of await readMigrations(MIGRATIONS_FOLDER)) {
      await cp(join(MIGRATIONS_FOLDER, name), join(folder, name), { recursive: true });
      const before = await databaseCatalog(ownerUrl);
      await migrate(ownerUrl, { folder });
      const after = await databaseCatalog(ownerUrl);

      await rollback(ownerUrl, { undone: [name] }, { folder });
      const undone = await databaseCatalog(ownerUrl);
      await migrate(ownerUrl, { folder });
      const again = await databaseCatalog(ownerUrl);

      expect(after).not.toEqual(before);
      expect({ name, catalog: undone }).toEqual({ name, catalog: before });
      expect({ name, catalog: again }).toEqual({ name, catalog: after });
    }
  });
});
