import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  aMigrationFolder,
  type MigrationFolder,
} from '../../../../test/support/migration-folder.js';
import { queryDatabase } from '../../../../test/support/query-database.js';
import { runProcess } from '../../../../test/support/run-process.js';
import {
  anEmptyDatabase,
  type TemporaryDatabase,
} from '../../../../test/support/temporary-database.js';

const PROCESSES = 10;

describe('processes that migrate at once', () => {
  let database: TemporaryDatabase;
  let folder: MigrationFolder;
  beforeEach(async () => {
    database = await anEmptyDatabase();
    folder = await aMigrationFolder({
      '1_steps': { up: 'CREATE TABLE steps (n SERIAL, pid INTEGER DEFAULT pg_backend_pid());' },
      // Long enough for all of them to be there before it is over.
      '2_slow': { up: 'INSERT INTO steps DEFAULT VALUES; SELECT pg_sleep(0.5);' },
      '3_last': { up: 'INSERT INTO steps DEFAULT VALUES;' },
    });
  });
  afterEach(async () => {
    await folder.dispose();
    await database.dispose();
  });

  it('apply each migration once between them, and all end well', async () => {
    const runs = Array.from({ length: PROCESSES }, () =>
      runProcess('migrate-database', database.ownerUrl.reveal(), folder.path),
    );

    const applied = (await Promise.all(runs)).map((printed) => JSON.parse(printed) as unknown);

    expect(applied.flat().sort()).toEqual(['1_steps', '2_slow', '3_last']);
    expect(applied).toHaveLength(PROCESSES);
    const steps = await queryDatabase(database.ownerUrl, 'SELECT n FROM steps ORDER BY n');
    expect(steps).toEqual([{ n: 1 }, { n: 2 }]);
    const records = await queryDatabase(
      database.ownerUrl,
      'SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL ORDER BY 1',
    );
    expect(records).toHaveLength(3);
  });
});
