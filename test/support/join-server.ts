import { join } from 'node:path';
import { Secret } from '../../src/common/secret.js';
import {
  type EmbeddedPostgres,
  openEmbeddedPostgres,
} from '../../src/storage/prisma/embedded/open-embedded-postgres.js';

/** The server of this run of the tests: up until the run ends, whoever leaves it. */
export type TestServer = Pick<
  EmbeddedPostgres,
  'applicationUrl' | 'ownerUrl' | 'administratorUrl' | 'close'
>;

/**
 * The PostgreSQL that npm brings; or one with the programs of RISK_TEST_PROGRAMS, a folder; the application's login goes
 * through a pooler when RISK_TEST_POOLER_PORT names its port.
 */
export async function joinServer(): Promise<TestServer> {
  // Said by jest's set-up (test/support/temporary-server).
  const directory = process.env['RISK_TEST_SERVER'];
  if (directory === undefined) throw new Error('this run of the tests has no place for a server');
  const bin = process.env['RISK_TEST_PROGRAMS'];
  const programs =
    bin === undefined
      ? {}
      : { programs: { initdb: join(bin, 'initdb'), postgres: join(bin, 'postgres') } };
  const server = await openEmbeddedPostgres({
    directory,
    fast: true,
    keepRunning: true,
    ...programs,
  });
  const poolerPort = process.env['RISK_TEST_POOLER_PORT'];
  return poolerPort === undefined ? server : throughPooler(server, poolerPort);
}

function throughPooler(server: EmbeddedPostgres, port: string): TestServer {
  return {
    ownerUrl: (database) => server.ownerUrl(database),
    administratorUrl: (database) => server.administratorUrl(database),
    close: () => server.close(),
    applicationUrl: (database) => {
      const url = new URL(server.applicationUrl(database).reveal());
      url.port = port;
      return new Secret(url.href);
    },
  };
}
