import { Client, type ClientBase, DatabaseError } from 'pg';
import { AppError } from '../../../common/problem/app-error.js';
import type { Secret } from '../../../common/secret.js';
import { asDatabaseError } from '../database-errors.js';
import { hasCode } from './error-code.js';
import { requireDirectConnection } from './pooler.js';
import { requireSupportedServer } from './supported-server.js';

/** The number that Prisma's own commands lock by, so that they and this program keep out of each other's way. */
const LOCK = 72_707_369;
const CONNECT_WITHIN_MS = 10_000;
const WAIT_FOR_TURN = '60s';
/** Whoever waits for a table makes all others wait behind it: better to fail soon and be tried again. */
const WAIT_FOR_TABLE = '10s';
const LOCK_NOT_AVAILABLE = '55P03';

/**
 * Connects as the owner; whoever is in `work` is alone with the tables, however many instances start at once.
 * @throws AppError `storage-busy` when another one does not come to its end
 */
export function alone<T>(ownerUrl: Secret, work: (client: Client) => Promise<T>): Promise<T> {
  return connected(ownerUrl, async (client) => {
    await requireDirectConnection(client);
    await client.query(limits(WAIT_FOR_TURN));
    await takeTurn(client);
    await beginAnew(client);
    return workOf(client, work);
  });
}

/** Takes back what a script set for its session and not for its transaction: the next one, and our own statements, begin as it did. */
export async function beginAnew(client: ClientBase): Promise<void> {
  await client.query(
    `RESET SESSION AUTHORIZATION; RESET ROLE; RESET ALL; DISCARD TEMP; ${limits(WAIT_FOR_TABLE)}`,
  );
}

function limits(lockTimeout: string): string {
  return `SET lock_timeout = '${lockTimeout}'; SET statement_timeout = 0; SET idle_in_transaction_session_timeout = 0`;
}

/** What the server refuses here, such as tables of a login that may make none, is for the caller to mend. */
async function workOf<T>(client: Client, work: (client: Client) => Promise<T>): Promise<T> {
  try {
    return await work(client);
  } catch (error) {
    const known = asDatabaseError(error);
    if (known !== error || !(error instanceof DatabaseError)) throw known;
    throw new AppError(
      'migration-failed',
      `the database refuses it to the login of DATABASE_OWNER_URL, ${client.user ?? ''}: ${error.message}`,
      { cause: error },
    );
  }
}

/** Connects, does the work, and disconnects. @throws AppError `database-unavailable` when it cannot, `unsupported-database` */
export async function connected<T>(url: Secret, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({
    connectionString: url.reveal(),
    connectionTimeoutMillis: CONNECT_WITHIN_MS,
    application_name: 'risk-module migrations',
  });
  // Without a listener a connection that is lost between two queries would end the process; the next query says it.
  client.on('error', () => undefined);
  try {
    await connect(client);
    await requireSupportedServer(client);
    return await work(client);
  } catch (error) {
    throw asDatabaseError(error);
  } finally {
    await client.end();
  }
}

async function connect(client: Client): Promise<void> {
  try {
    await client.connect();
  } catch (error) {
    const { host, port, database = '', user = '' } = client;
    const place = `the database ${database} at ${host}:${port.toString()}`;
    throw new AppError(
      'database-unavailable',
      `${place} cannot be reached as ${user}: ${reasonOf(error)}`,
      { cause: error },
    );
  }
}

/** Where a name has several addresses, Node says what came of each and nothing of the whole. */
function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reasonOf).join(', ');
  return error instanceof Error ? error.message : String(error);
}

/** The lock is of the session, and so gone with the connection, whatever happens. */
async function takeTurn(client: Client): Promise<void> {
  try {
    await client.query('SELECT pg_advisory_lock($1)', [LOCK]);
  } catch (error) {
    if (!hasCode(error, LOCK_NOT_AVAILABLE)) throw error;
    throw new AppError(
      'storage-busy',
      `another process has been migrating this database for ${WAIT_FOR_TURN}; wait for it and try again`,
      { cause: error },
    );
  }
}
