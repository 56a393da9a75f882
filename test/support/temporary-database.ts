import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import type { Secret } from '../../src/common/secret.js';
import { prepareApplicationRole } from '../../src/storage/prisma/migrations/application-role.js';
import { migrate } from '../../src/storage/prisma/migrations/migrate.js';
import { joinServer, type TestServer } from './join-server.js';

/** A database of a test's own, on the one server of this run of the tests. */
export interface TemporaryDatabase {
  /** For the application's login. */
  readonly url: Secret;
  readonly ownerUrl: Secret;
  /** For the superuser. */
  readonly administratorUrl: Secret;
  /** Removes it, also when somebody is still connected. */
  readonly dispose: () => Promise<void>;
}

export interface MigratedDatabase extends TemporaryDatabase {
  /** Removes every row of every table, except what the migrations keep. */
  readonly empty: () => Promise<void>;
}

const APPLICATION_LOGIN = 'risk_app';
const TEMPLATE = 'migrated_template';
/** One process at a time makes the template: roles, which a migration makes, belong to all databases of a server. */
const TEMPLATE_LOCK = 20_261_125;

/** With nothing in it. */
export async function anEmptyDatabase(): Promise<TemporaryDatabase> {
  return createDatabase(await joinServer(), null);
}

/** With the tables of the program, empty, and an application's login that may use them. */
export async function aMigratedDatabase(): Promise<MigratedDatabase> {
  const server = await joinServer();
  await ensureTemplate(server);
  const database = await createDatabase(server, TEMPLATE);
  await prepareApplicationRole({
    ownerUrl: database.ownerUrl,
    applicationLogin: APPLICATION_LOGIN,
    password: null,
  });
  return { ...database, empty: () => emptyTables(database.administratorUrl) };
}

async function createDatabase(
  server: TestServer,
  template: string | null,
): Promise<TemporaryDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await asAdministrator(server, async (administrator) => {
    const from = template === null ? '' : ` TEMPLATE ${template}`;
    await administrator.query(`CREATE DATABASE ${name} OWNER risk_owner${from}`);
  });
  return {
    url: server.applicationUrl(name),
    ownerUrl: server.ownerUrl(name),
    administratorUrl: server.administratorUrl(name),
    dispose: async () => {
      await asAdministrator(server, (administrator) =>
        administrator.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
      );
      await server.close();
    },
  };
}

async function ensureTemplate(server: TestServer): Promise<void> {
  await asAdministrator(server, async (administrator) => {
    await administrator.query('SELECT pg_advisory_lock($1)', [TEMPLATE_LOCK]);
    const found = await administrator.query('SELECT 1 FROM pg_database WHERE datname = $1', [
      TEMPLATE,
    ]);
    if (found.rowCount !== 0) return;
    const unfinished = `${TEMPLATE}_unfinished`;
    await administrator.query(`DROP DATABASE IF EXISTS ${unfinished} WITH (FORCE)`);
    await administrator.query(`CREATE DATABASE ${unfinished} OWNER risk_owner`);
    await migrate(server.ownerUrl(unfinished));
    await administrator.query(`ALTER DATABASE ${unfinished} RENAME TO ${TEMPLATE}`);
  });
}

async function emptyTables(administratorUrl: Secret): Promise<void> {
  await withClient(administratorUrl, async (administrator) => {
    const { rows } = await administrator.query<{ readonly name: string }>(
      `SELECT format('%I', tablename) AS name FROM pg_tables
       WHERE schemaname = 'public' AND tablename <> '_prisma_migrations'`,
    );
    if (rows.length === 0) return;
    await administrator.query(`TRUNCATE ${rows.map(({ name }) => name).join(', ')}`);
  });
}

/** Locks that the work takes last as long as the session, which ends with it. */
function asAdministrator(
  server: TestServer,
  work: (administrator: Client) => Promise<unknown>,
): Promise<void> {
  return withClient(server.administratorUrl('postgres'), work);
}

async function withClient(url: Secret, work: (client: Client) => Promise<unknown>): Promise<void> {
  const client = new Client(url.reveal());
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
