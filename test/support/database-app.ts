import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp } from '../../src/app.setup.js';
import type { Secret } from '../../src/common/secret.js';
import { loadSettings } from '../../src/config/load-settings.js';
import { SERIES } from './app-under-test.js';
import { type Answer, type Question, send } from './http-client.js';
import { type DatabaseAdministrator, openAdministrator } from './database-administrator.js';
import { samplesOf, withLabels } from './metrics-text.js';
import { aMigratedDatabase, type MigratedDatabase } from './temporary-database.js';

/** What `/metrics` says of the pool. */
export interface PoolGauges {
  readonly size: number;
  readonly inUse: number;
  readonly idle: number;
  readonly waiting: number;
}

/** The server as it ships, in database mode, with its database within reach of the test. */
export interface DatabaseApp {
  readonly database: MigratedDatabase;
  readonly administrator: DatabaseAdministrator;
  readonly port: number;
  /** Every line logged so far. */
  readonly log: readonly string[];
  ask(method: string, path: string, question?: Question): Promise<Answer>;
  pool(): Promise<PoolGauges>;
  close(): Promise<void>;
}

export interface DatabaseAppOptions {
  /** @default 3 */
  readonly poolSize?: number;
  /** Of the program's login in this database alone, in place of what it is given: `lock_timeout: '300ms'`. */
  readonly limits?: Readonly<Record<string, string>>;
  /** Where the program finds the database, given where it is. @default the same */
  readonly through?: (url: Secret) => Promise<Secret>;
}

export async function startDatabaseApp({
  poolSize = 3,
  limits = {},
  through = (url) => Promise.resolve(url),
}: DatabaseAppOptions = {}): Promise<DatabaseApp> {
  const database = await aMigratedDatabase();
  const administrator = await openAdministrator(database);
  await limitLogin(administrator, database, limits);
  const url = await through(database.url);
  const directory = await mkdtemp(join(tmpdir(), 'risk-database-'));
  const { settings } = loadSettings({
    USE_DATABASE: 'true',
    DATABASE_URL: url.reveal(),
    DB_POOL_SIZE: poolSize.toString(),
    DATA_DIR: directory,
    CASH_MAP: join(directory, 'no-cash-map.yaml'),
    PROXIES_MAP: join(directory, 'proxies.yaml'),
  });
  const log: string[] = [];
  const app = await createApp(settings, {
    prices: { source: 'memory', series: SERIES },
    log: { write: (line) => log.push(line) },
  });
  await app.listen(0, '127.0.0.1');
  const { port } = app.getHttpServer().address() as AddressInfo;
  const ask: DatabaseApp['ask'] = (method, path, question) => send(port, method, path, question);
  return {
    ...{ database, administrator, port, log, ask },
    pool: () => poolGauges({ ask }),
    close: async () => {
      await app.close();
      await administrator.close();
      await database.dispose();
      await rm(directory, { recursive: true });
    },
  };
}

async function limitLogin(
  administrator: DatabaseAdministrator,
  { url }: MigratedDatabase,
  limits: Readonly<Record<string, string>>,
): Promise<void> {
  const { username, pathname } = new URL(url.reveal());
  for (const [name, value] of Object.entries(limits)) {
    const place = `${username} IN DATABASE ${pathname.slice(1)}`;
    await administrator.query(`ALTER ROLE ${place} SET ${name} = '${value}'`);
  }
}

async function poolGauges(app: Pick<DatabaseApp, 'ask'>): Promise<PoolGauges> {
  const samples = await samplesOf(app);
  const gauge = (name: string): number =>
    withLabels(samples, `risk_pool_${name}`, {})[0]?.value ?? NaN;
  return {
    size: gauge('size'),
    inUse: gauge('in_use'),
    idle: gauge('idle'),
    waiting: gauge('waiting'),
  };
}
