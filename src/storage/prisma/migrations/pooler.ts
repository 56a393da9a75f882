import type { Client } from 'pg';
import { AppError } from '../../../common/problem/app-error.js';

/**
 * Behind a pooler one session is many connections, and its lock is nobody's. A server tells the process that serves a
 * connection when it begins, so that queries can be cancelled; a pooler tells a number of its own.
 * @throws AppError `invalid-settings`
 */
export async function requireDirectConnection(client: Client): Promise<void> {
  const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
  // The driver has it and its types do not.
  const announced: unknown = Reflect.get(client, 'processID');
  if (rows[0]?.pid === announced) return;
  throw new AppError(
    'invalid-settings',
    'DATABASE_OWNER_URL leads through a pooler such as PgBouncer, where migrations cannot lock the tables; give it the address of the server itself',
  );
}
