import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createApp } from '../../src/app.setup.js';
import { toUserId } from '../../src/auth/user-id.js';
import { loadSettings } from '../../src/config/load-settings.js';
import { connect } from '../../src/storage/prisma/connect.js';
import type { Database } from '../../src/storage/prisma/database.js';
import { aDocument, SERIES } from '../support/app-under-test.js';
import { type DatabaseApp, startDatabaseApp } from '../support/database-app.js';
import { type DatabaseRelay, openRelay } from '../support/database-relay.js';
import { freePort } from '../support/free-port.js';
import type { Answer } from '../support/http-client.js';
import { queryDatabase } from '../support/query-database.js';
import { aMigratedDatabase, type MigratedDatabase } from '../support/temporary-database.js';
import { waitUntil } from '../support/wait-until.js';

const PATH = '/v1/portfolios/mine';
const PASSWORD = 'not-to-be-told';
const ANN = toUserId('ann');
const OPEN_TRANSACTIONS = `SELECT query FROM pg_stat_activity
  WHERE datname = current_database() AND state = 'idle in transaction'`;

describe('a database that cannot be reached', () => {
  it('ends the boot, with its host and without the password', async () => {
    const port = await freePort();
    const { settings } = loadSettings({
      USE_DATABASE: 'true',
      DATABASE_URL: `postgresql://somebody:${PASSWORD}@127.0.0.1:${port.toString()}/somewhere`,
    });

    const booting = createApp(settings, {
      prices: { source: 'memory', series: SERIES },
      log: { write: () => undefined },
    });
    const error: unknown = await booting.catch((reason: unknown) => reason);

    expect(error).toMatchObject({ code: 'database-unavailable' });
    expect(String(error)).toContain(`somewhere at 127.0.0.1:${port.toString()}`);
    expect(String(error)).not.toContain(PASSWORD);
  });
});

describe('a database that goes away', () => {
  let app: DatabaseApp;
  let relay: DatabaseRelay;

  beforeAll(async () => {
    app = await startDatabaseApp({
      through: async (url) => {
        relay = await openRelay(url);
        return relay.url;
      },
    });
    await app.ask('PUT', PATH, { body: aDocument() });
  });

  afterAll(async () => {
    await app.close();
    await relay.close();
  });

  it.each([
    ['refuses', () => relay.cut()],
    [
      'does not answer',
      async () => {
        await relay.cut();
        await relay.restore();
        relay.hush();
      },
    ],
  ])('and %s is a 503 for everybody, and there again by itself', async (_what, away) => {
    await away();

    const start = performance.now();
    const answers = await Promise.all([
      app.ask('GET', PATH),
      app.ask('PUT', PATH, { body: aDocument() }),
      app.ask('GET', '/v1/scenarios'),
      app.ask('POST', `${PATH}/analysis`, { body: {} }),
    ]);
    const tookMs = performance.now() - start;
    await waitUntil(
      'it is not ready',
      async () => (await app.ask('GET', '/readyz')).status === 503,
    );
    const alive = await app.ask('GET', '/livez');
    await relay.restore();

    answers.forEach(expectUnavailable);
    expect(tookMs).toBeLessThan(12_000);
    expect(alive.status).toBe(200);
    expect(app.log.some((line) => line.includes('readiness-changed'))).toBe(true);
    expect(app.log.filter((line) => line.includes(password()))).toEqual([]);
    expect((await app.ask('GET', PATH)).json).toEqual({ name: 'mine', ...aDocument() });
    await waitUntil('it is ready', async () => (await app.ask('GET', '/readyz')).status === 200);
    await waitUntil('all are given back', async () => (await app.pool()).inUse === 0);
  });

  function password(): string {
    return new URL(app.database.url.reveal()).password;
  }

  function expectUnavailable({ status, json, headers, text }: Answer): void {
    expect([status, json]).toMatchObject([503, { code: 'database-unavailable' }]);
    expect(headers['retry-after']).toMatch(/^[1-9]\d*$/);
    expect(text).not.toContain('127.0.0.1');
  }
});

describe('a server that is gone without a word', () => {
  let migrated: MigratedDatabase;
  let relay: DatabaseRelay;
  let database: Database;

  beforeAll(async () => {
    migrated = await aMigratedDatabase();
    relay = await openRelay(migrated.url);
    const onWarning = (): void => undefined;
    database = connect({ url: relay.url, poolSize: 2, silenceMs: 500, onWarning });
  });

  afterAll(async () => {
    await database.close();
    await relay.close();
    await migrated.dispose();
  });

  it('is not waited for, and its connections are given up', async () => {
    const work = (): Promise<string> =>
      database.write(ANN, async ({ tx }) => {
        relay.hush();
        await tx.$queryRaw`SELECT 1`;
        return 'written';
      });

    await expect(work()).rejects.toMatchObject({ code: 'database-unavailable' });
    await relay.restore();

    expect(database.poolFigures).toMatchObject({ inUse: 0, waiting: 0 });
    await expect(database.write(ANN, () => Promise.resolve('written'))).resolves.toBe('written');
    expect(await queryDatabase(migrated.administratorUrl, OPEN_TRANSACTIONS)).toEqual([]);
  });
});
