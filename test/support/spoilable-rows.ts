import { systemClock } from '../../src/common/clock.js';
import type { ChangedDocument } from '../../src/portfolio/change.js';
import { openStorage } from '../../src/storage/storage-adapters.js';
import type { SpoilableStorage } from '../contract/corrupt-documents.contract.js';
import { type DatabaseAdministrator, openAdministrator } from './database-administrator.js';
import type { MigratedDatabase } from './temporary-database.js';

type Kind = ChangedDocument['document'];

/** Every table that has rows of one document, with the column that says of which. */
const TABLES: Readonly<Record<Kind, readonly (readonly [string, string])[]>> = {
  portfolio: [
    ['portfolios', 'id'],
    ['positions', 'portfolio_id'],
    ['expected_returns', 'portfolio_id'],
    ['factor_proxies', 'portfolio_id'],
  ],
  scenario: [
    ['scenarios', 'id'],
    ['scenario_positions', 'scenario_id'],
  ],
  'risk-limits': [['risk_limits', 'id']],
};

/** What the tables let in and no document may say. */
const SPOIL: Readonly<Record<Kind, (id: string) => string>> = {
  portfolio: (id) => `UPDATE positions SET currency = 'us d' WHERE portfolio_id = ${id}`,
  scenario: (id) => `UPDATE scenario_positions SET target_weight = 2 WHERE scenario_id = ${id}`,
  'risk-limits': (id) =>
    `UPDATE risk_limits SET extra = '{"portfolio_limits": [5.10]}' WHERE id = ${id}`,
};

/** Rows that somebody changes by hand; what lies there is all of them, as the server writes them. One user's alone. */
export async function spoilableRows(database: MigratedDatabase): Promise<SpoilableStorage> {
  const { url, ownerUrl } = database;
  const server = { kind: 'address', url, ownerUrl } as const;
  const rest = { poolSize: 2, fileDirectory: '/nowhere', migrateOnBoot: false };
  const adapter = await openStorage({ store: 'database', server, ...rest }, systemClock);
  const administrator = await openAdministrator(database);
  return {
    adapter,
    spoil: async (document) => {
      const id = await idOf(administrator, document);
      await administrator.query(SPOIL[document.document](id));
      return rowsOf(administrator, document, id);
    },
    kept: async () => {
      const rows = await administrator.query(
        'SELECT json_array_elements(corrupt_rows) AS kept FROM portfolio_changes',
      );
      return rows.map(({ kept }) => kept);
    },
    dispose: async () => {
      await adapter.close();
      await administrator.close();
      await database.empty();
    },
  };
}

async function idOf(
  administrator: DatabaseAdministrator,
  { document, name }: ChangedDocument,
): Promise<string> {
  const found = await administrator.query(
    document === 'risk-limits'
      ? `SELECT id::text FROM risk_limits WHERE portfolio_id IS ${name === null ? '' : 'NOT '}NULL`
      : `SELECT id::text FROM ${document}s WHERE name = '${name ?? ''}'`,
  );
  return String(found[0]?.['id']);
}

async function rowsOf(
  administrator: DatabaseAdministrator,
  { document }: ChangedDocument,
  id: string,
): Promise<unknown> {
  const tables = TABLES[document].map(async ([table, column]) => {
    const [row] = await administrator.query(
      `SELECT json_agg(row) AS rows FROM ${table} AS row WHERE ${column} = ${id}`,
    );
    return [table, row?.['rows']];
  });
  return Object.fromEntries(await Promise.all(tables));
}
