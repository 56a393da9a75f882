import { Client } from 'pg';
import type { Secret } from '../../../common/secret.js';
import { asDatabaseError } from '../database-errors.js';

/** The number that Prisma's own commands lock by, so that they and this program keep out of each other's way. */
const LOCK = 72_707_369;
const CONNECT_WITHIN_MS = 10_000;
const WAIT_FOR_LOCK = '60s';

/** Connects as the owner; whoever is in `work` is alone with the tables, however many instances start at once. */
export function alone<T>(ownerUrl: Secret, work: (client: Client) => Promise<T>): Promise<T> {
  return connected(ownerUrl, async (client) => {
    await client.query(`SET lock_timeout = '${WAIT_FOR_LOCK}'`);
    await client.query('SET statement_timeout = 0');
    // Of the session, and so gone with the connection whatever happens.
    await client.query('SELECT pg_advisory_lock($1)', [LOCK]);
    return work(client);
  });
}

/** Connects, does the work, and disconnects. @throws AppError when the database cannot be reached */
export async function connected<T>(url: Secret, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({
    connectionString: url.reveal(),
    connectionTimeoutMillis: CONNECT_WITHIN_MS,
    application_name: 'risk-module migrations',
  });
  // Without a listener a connection that is lost between two queries would end the process; the next query says it.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return await work(client);
  } catch (error) {
    throw asDatabaseError(error);
  } finally {
    await client.end();
  }
}
