import { expect, it } from '@jest/globals';
import { queryDatabase } from '../../support/query-database.js';
import { aMigratedDatabase } from '../../support/temporary-database.js';

it('this run is on PostgreSQL 15', async () => {
  const database = await aMigratedDatabase();

  const [row] = await queryDatabase(
    database.url,
    `SELECT current_setting('server_version') AS version`,
  );
  await database.dispose();

  expect(row?.['version']).toMatch(/^15\./);
});
