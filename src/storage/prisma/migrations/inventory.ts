import { type ClientBase, escapeIdentifier } from 'pg';
import { byCodeUnit } from '../../../common/document/code-unit-order.js';
import type { Loss } from '../../database-migrations.js';

/** How much every table holds, by name. */
export type Inventory = ReadonlyMap<string, Holdings>;

interface Holdings {
  readonly rows: number;
  /** Rows that have a value there, by column. */
  readonly columns: ReadonlyMap<string, number>;
}

/** Counts all that is in the tables; those of the bookkeeping do not count. */
export async function takeInventory(client: ClientBase): Promise<Inventory> {
  const { rows } = await client.query<{ table: string; columns: readonly string[] }>(`
    SELECT c.relname AS table, array_agg(a.attname::text ORDER BY a.attnum) AS columns
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p')
      AND c.relname <> '_prisma_migrations'
    GROUP BY c.relname ORDER BY c.relname`);
  const inventory = new Map<string, Holdings>();
  for (const { table, columns } of rows) {
    inventory.set(table, await holdingsOf(client, table, columns));
  }
  return inventory;
}

/** What the first has and the second has not; a table that goes takes its columns with it. Empty ones are no loss. */
export function lossesBetween(before: Inventory, after: Inventory): readonly Loss[] {
  return [...before]
    .flatMap(([table, held]) => lossesOf(table, held, after.get(table) ?? null))
    .filter(({ rows }) => rows > 0)
    .sort((left, right) => byCodeUnit(left.table, right.table));
}

function lossesOf(table: string, held: Holdings, left: Holdings | null): readonly Loss[] {
  if (left === null) return [{ table, column: null, rows: held.rows }];
  const columns = [...held.columns].filter(([column]) => !left.columns.has(column));
  return [
    { table, column: null, rows: held.rows - left.rows },
    ...columns.map(([column, rows]) => ({ table, column, rows })),
  ];
}

async function holdingsOf(
  client: ClientBase,
  table: string,
  columns: readonly string[],
): Promise<Holdings> {
  const counts = columns.map((column) => `count(${escapeIdentifier(column)})`);
  const { rows } = await client.query<string[]>({
    text: `SELECT ${['count(*)', ...counts].join(', ')} FROM ${escapeIdentifier(table)}`,
    rowMode: 'array',
  });
  const [all = 0, ...held] = (rows[0] ?? []).map(Number);
  return {
    rows: all,
    columns: new Map(columns.map((column, index) => [column, held[index] ?? 0])),
  };
}
