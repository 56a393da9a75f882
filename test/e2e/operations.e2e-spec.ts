import { afterEach, describe, expect, it } from '@jest/globals';
import { rm, writeFile } from 'node:fs/promises';
import { aDocument, type AppUnderTest, startApp, STORES } from '../support/app-under-test.js';
import { freePort } from '../support/free-port.js';
import { type Answer, send } from '../support/http-client.js';
import { ApiDescription, type ApiDocument } from '../support/openapi.js';
import { waitUntil } from '../support/wait-until.js';

const HEALTH = '/v1/admin/health';

describe('operations', () => {
  let app: AppUnderTest;

  afterEach(() => app.close());

  async function faultsOf(path: string, answer: Answer): Promise<readonly unknown[]> {
    const document = (await app.ask('GET', '/openapi.json')).json as ApiDocument;
    return new ApiDescription(document).faultsOf(['GET', path], answer);
  }

  it.each(STORES)('are ready and healthy on the %s store, as described', async (store) => {
    app = await startApp(store);

    const ready = await app.ask('GET', '/readyz');
    const health = await app.ask('GET', HEALTH);

    expect([ready.status, ready.json]).toEqual([200, { status: 'ready', degraded: [] }]);
    expect(health.json).toMatchObject({
      status: 'usable',
      checks: expect.arrayContaining([
        { name: 'store', condition: 'usable', reason: null },
        { name: 'prices', condition: 'usable', reason: null },
      ]),
      versions: { node: process.version },
      store: { kind: store },
      priceSource: 'memory',
      calculations: { running: 0, waiting: 0 },
    });
    expect(await faultsOf('/readyz', ready)).toEqual([]);
    expect(await faultsOf(HEALTH, health)).toEqual([]);
  });

  it('have no pool and no migrations over files', async () => {
    app = await startApp('file');

    const { json } = await app.ask('GET', HEALTH);

    expect(json).toMatchObject({ store: { kind: 'file', newestMigration: null, pool: null } });
  });

  it('are not ready over a data folder that is a file, and say no more than the check', async () => {
    app = await startApp('file');
    await rm(app.directory, { recursive: true });
    await writeFile(app.directory, 'not a folder');

    const ready = await app.ask('GET', '/readyz');
    const health = await app.ask('GET', HEALTH);
    const alive = await app.ask('GET', '/livez');

    expect([ready.status, ready.headers['retry-after']]).toEqual([503, '1']);
    expect(ready.json).toMatchObject({ code: 'not-ready', detail: 'these checks fail: store' });
    expect(ready.text).not.toContain(app.directory);
    expect(await faultsOf('/readyz', ready)).toEqual([]);
    expect(health.json).toMatchObject({
      status: 'failing',
      checks: [{ name: 'store', reason: expect.stringContaining('a file lies where') }, {}],
    });
    expect(alive.status).toBe(200);
  });

  it('are ready again once the folder is, and log both', async () => {
    app = await startApp('file');
    await rm(app.directory, { recursive: true });
    await writeFile(app.directory, 'not a folder');
    expect((await app.ask('GET', '/readyz')).status).toBe(503);

    await rm(app.directory);

    await waitUntil('it is ready', async () => (await app.ask('GET', '/readyz')).status === 200);
    const changes = app.log.filter((line) => line.includes('readiness-changed'));
    expect(changes.map((line) => (JSON.parse(line) as { condition: string }).condition)).toEqual([
      'failing',
      'usable',
    ]);
  });

  it('log what is slow by its name, and nothing that was asked', async () => {
    app = await startApp('file', { environment: { SLOW_QUERY_MS: '0' } });
    const headers = { authorization: 'Bearer s3cret', 'x-change-reason': 'gossip' };

    await app.ask('PUT', '/v1/portfolios/very-private', { body: aDocument(), headers });
    await app.ask('POST', '/v1/portfolios/very-private/analysis');

    const lines = app.log.map((line) => JSON.parse(line) as Record<string, unknown>);
    const slow = lines.filter(({ msg }) => msg === 'slow-operation');
    const keys = ['event', 'hostname', 'level', 'ms', 'msg', 'operation', 'pid', 'store', 'time'];
    expect(slow.map(({ operation }) => operation)).toEqual(
      expect.arrayContaining(['portfolio_save', 'portfolio_load', 'limit_check_append']),
    );
    for (const line of slow) expect(Object.keys(line).sort()).toEqual(keys);
    expect(lines).toContainEqual(
      expect.objectContaining({ msg: 'slow-request', route: '/v1/portfolios/:name/analysis' }),
    );
    expect(app.log.join('')).not.toMatch(/very-private|AAA|s3cret|gossip|"local"/);
  });

  it('log nothing as slow that is not', async () => {
    app = await startApp('memory', { environment: { SLOW_QUERY_MS: '60000' } });

    await app.ask('POST', '/v1/analysis', { body: { portfolio: aDocument() } });

    expect(app.log.join('')).not.toMatch(/"slow-/);
  });

  it('say in Server-Timing what each answer waited for, errors too', async () => {
    app = await startApp('memory');

    const analysis = await app.ask('POST', '/v1/analysis', { body: { portfolio: aDocument() } });
    const missing = await app.ask('GET', '/v1/portfolios/unknown');
    const nowhere = await app.ask('GET', '/nope');

    expect(analysis.headers['server-timing']).toMatch(
      /^storage;dur=[\d.]+, prices;dur=[\d.]+, analysis;dur=[\d.]+, total;dur=[\d.]+$/,
    );
    expect(missing.headers['server-timing']).toMatch(/^storage;dur=[\d.]+, total;dur=[\d.]+$/);
    expect(nowhere.headers['server-timing']).toMatch(/^total;dur=[\d.]+$/);
  });

  it('answer metrics on a port of their own when there is one, and nothing else there', async () => {
    const port = await freePort();
    app = await startApp('memory', { environment: { METRICS_PORT: String(port) } });

    const metrics = await send(port, 'GET', '/metrics');
    const refused = await Promise.all([
      app.ask('GET', '/metrics'),
      send(port, 'GET', '/livez'),
      send(port, 'POST', '/metrics'),
      send(port, 'GET', '/metrics', { headers: { host: 'evil.example' } }),
    ]);

    expect([metrics.status, metrics.headers['content-type']]).toEqual([
      200,
      'text/plain; version=0.0.4; charset=utf-8',
    ]);
    expect(metrics.text).toContain('# TYPE risk_http_request_duration_seconds histogram');
    expect(refused.map(({ status, json }) => [status, (json as { code: string }).code])).toEqual([
      [404, 'route-not-found'],
      [404, 'route-not-found'],
      [405, 'method-not-allowed'],
      [403, 'host-not-allowed'],
    ]);
  });

  it('do not start when METRICS_PORT is taken, and name it', async () => {
    app = await startApp('memory');

    const second = startApp('memory', { environment: { METRICS_PORT: String(app.port) } });

    await expect(second).rejects.toMatchObject({
      code: 'port-in-use',
      message: expect.stringContaining('METRICS_PORT'),
    });
  });

  it('that tell of the inside are marked for those who run the server', async () => {
    app = await startApp('memory');

    for (const path of [HEALTH, '/metrics']) {
      expect(app.policies.get(`GET ${path}`)).toMatchObject({ access: 'admin', scope: 'admin' });
    }
  });
});
