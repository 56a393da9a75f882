import { join } from 'node:path';
import everyday from '../../support/temporary-server/before-all.mjs';
import { serverFolder } from '../../support/temporary-server/run-folder.mjs';
import { SERVER_CONNECTIONS, startPgBouncer } from './pgbouncer.mjs';

/** Starts the server of this run, and a PgBouncer before it that the application's login goes through. */
export default async function beforeAll() {
  await everyday();
  const embedded = '../../../dist/storage/prisma/embedded';
  const { openEmbeddedPostgres } = await import(`${embedded}/open-embedded-postgres.js`);
  const { serverUser } = await import(`${embedded}/server-user.js`);
  const directory = serverFolder(process.pid.toString());
  const server = await openEmbeddedPostgres({ directory, fast: true, keepRunning: true });
  const pooler = await startPgBouncer({
    server: new URL(server.databaseUrl.reveal()),
    folder: join(directory, 'pgbouncer'),
    user: await serverUser(),
  });
  await server.close();
  process.env['RISK_TEST_POOLER_PORT'] = pooler.port.toString();
  process.env['RISK_TEST_POOLER_CONNECTIONS'] = SERVER_CONNECTIONS.toString();
  globalThis.stopPooler = pooler.stop;
}
