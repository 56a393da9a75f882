import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApp } from '../../src/app.setup.js';
import { loadSettings } from '../../src/config/load-settings.js';
import { aDocument, SERIES } from '../support/app-under-test.js';
import { type Answer, type Question, send } from '../support/http-client.js';
import { samplesOf, withLabels } from '../support/metrics-text.js';
import { queryDatabase } from '../support/query-database.js';
import { aMigratedDatabase, type MigratedDatabase } from '../support/temporary-database.js';
import { waitUntil } from '../support/wait-until.js';

const OPERATIONS = 'risk_storage_operation_duration_seconds_count';

describe('operations over a database', () => {
  let directory: string;
  let database: MigratedDatabase;
  let app: NestFastifyApplication;
  let ask: (method: string, path: string, question?: Question) => Promise<Answer>;

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'risk-operations-'));
    database = await aMigratedDatabase();
    const { settings } = loadSettings({
      USE_DATABASE: 'true',
      DATABASE_URL: database.url.reveal(),
      DB_POOL_SIZE: '3',
      DATA_DIR: directory,
      CASH_MAP: join(directory, 'no-cash-map.yaml'),
      PROXIES_MAP: join(directory, 'proxies.yaml'),
    });
    const log = { write: () => undefined };
    app = await createApp(settings, { prices: { source: 'memory', series: SERIES }, log });
    await app.listen(0, '127.0.0.1');
    const { port } = app.getHttpServer().address() as AddressInfo;
    ask = (method, path, question) => send(port, method, path, question);
  });

  afterEach(async () => {
    await app.close();
    await database.dispose();
    await rm(directory, { recursive: true });
  });

  it('are ready while it answers and is up to date, and show its pool and newest migration', async () => {
    const ready = await ask('GET', '/readyz');
    const health = await ask('GET', '/v1/admin/health');

    expect([ready.status, ready.json]).toEqual([200, { status: 'ready', degraded: [] }]);
    expect(health.json).toMatchObject({
      checks: [{ name: 'store' }, { name: 'migrations' }, { name: 'prices' }],
      store: {
        kind: 'database',
        newestMigration: expect.stringMatching(/^\d{14}_\w+$/),
        pool: { size: 3, inUse: 0, waiting: 0 },
      },
    });
  });

  it('time what the database does under its name, and what it takes to know whom it serves', async () => {
    await ask('PUT', '/v1/portfolios/mine', { body: aDocument() });
    await ask('GET', '/v1/portfolios/mine');

    const samples = await samplesOf({ ask });
    for (const operation of ['portfolio_save', 'portfolio_load', 'serving_decide']) {
      const labels = { operation, store: 'database', outcome: 'success' };
      expect(withLabels(samples, OPERATIONS, labels)).toHaveLength(1);
    }
    expect(withLabels(samples, 'risk_pool_size', {})).toMatchObject([{ value: 3 }]);
  });

  it('are not ready while a migration is missing', async () => {
    await queryDatabase(database.administratorUrl, 'DELETE FROM _prisma_migrations');

    const ready = await ask('GET', '/readyz');

    expect(ready.status).toBe(503);
    expect(ready.json).toMatchObject({ detail: 'these checks fail: migrations' });
  });

  it('are alive and not ready once it is gone, and count what failed', async () => {
    expect((await ask('GET', '/readyz')).status).toBe(200);
    await database.dispose();

    const refused = await ask('GET', '/v1/portfolios/mine');
    await waitUntil('it is not ready', async () => (await ask('GET', '/readyz')).status === 503);

    const health = await ask('GET', '/v1/admin/health');
    const failed = { store: 'database', outcome: 'failure' };
    expect(refused.status).toBe(503);
    expect((await ask('GET', '/livez')).status).toBe(200);
    expect([health.status, health.json]).toMatchObject([200, { status: 'failing' }]);
    expect(health.text).not.toContain(database.url.reveal());
    expect(withLabels(await samplesOf({ ask }), OPERATIONS, failed).length).toBeGreaterThan(0);
  });
});
