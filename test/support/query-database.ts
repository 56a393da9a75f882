import { Client } from 'pg';
import type { Secret } from '../../src/common/secret.js';

/** Rows of one query on a connection of its own. */
export async function queryDatabase(
  url: Secret,
  sql: string,
): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const client = new Client(url.reveal());
  await client.connect();
  try {
    const { rows } = await client.query<Readonly<Record<string, unknown>>>(sql);
    return rows;
  } finally {
    await client.end();
  }
}
