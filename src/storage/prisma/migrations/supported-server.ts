import type { Client } from 'pg';
import { AppError } from '../../../common/problem/app-error.js';

/** The first that can say that the one row without a portfolio is unique (`NULLS NOT DISTINCT`). */
const OLDEST_MAJOR = 15;
const NUMBERS_OF_A_MAJOR = 10_000;

interface ServerVersion {
  readonly version: string;
  /** 150004 for 15.4. */
  readonly number: number;
}

/** @throws AppError `unsupported-database` with the version that the server has, and the one it needs */
export async function requireSupportedServer(client: Client): Promise<void> {
  const { rows } = await client.query<ServerVersion>(
    `SELECT current_setting('server_version') AS version, current_setting('server_version_num')::int AS number`,
  );
  const [found] = rows;
  if (found === undefined) throw new TypeError('a query of one row without one');
  if (found.number >= OLDEST_MAJOR * NUMBERS_OF_A_MAJOR) return;
  throw new AppError(
    'unsupported-database',
    `the server at ${client.host}:${client.port.toString()} is PostgreSQL ${found.version}, and the program needs ${OLDEST_MAJOR.toString()} or newer; upgrade it, or let DATABASE_URL and DATABASE_OWNER_URL name another server`,
  );
}
