import type { QueryResultRow } from 'pg';
import type { Database } from '../database.js';

/** The rows of one statement that is a transaction of its own and enters no user: one way to the database and back. */
export function rowsOf<Row extends QueryResultRow>(
  database: Database,
  text: string,
  values: readonly unknown[],
): Promise<readonly Row[]> {
  return database.onConnection(async (client) => {
    const { rows } = await client.query<Row>(text, [...values]);
    return rows;
  });
}
