import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { LEASE_MS } from '../../src/idempotency/key-record.js';
import { cutShortKey } from '../support/cut-short-key.js';
import { type Answer, send } from '../support/http-client.js';
import { queryDatabase } from '../support/query-database.js';
import { processScript } from '../support/run-process.js';
import { Running } from '../support/running-server.js';
import { aMigratedDatabase, type MigratedDatabase } from '../support/temporary-database.js';

const TABLE = 'ticker,shares\nAAA,0.1\nBBB,2\n';
/** Makes the one key what it is when nobody waits for its request any more. */
const LONG_AGO = `UPDATE idempotency_keys SET record = jsonb_set(record::jsonb, '{begunAt}', '"2020-01-01T12:00:00.000Z"')::json`;

/** Runs the built program; `npm test` builds it first. */
describe.each(['file', 'database'] as const)('a server of %s mode that is killed', (store) => {
  let directory: string;
  let database: MigratedDatabase;
  const started: ChildProcess[] = [];

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'risk-killed-'));
    database = await aMigratedDatabase();
  });

  afterAll(async () => {
    for (const child of started.filter((one) => one.exitCode === null && one.signalCode === null)) {
      child.kill('SIGKILL');
      await once(child, 'exit');
    }
    await database.dispose();
    await rm(directory, { recursive: true, force: true });
  });

  async function start(...nodeOptions: readonly string[]): Promise<Running & { at: number }> {
    const mode =
      store === 'file' ? {} : { USE_DATABASE: 'true', DATABASE_URL: database.url.reveal() };
    const child = spawn(process.execPath, [...nodeOptions, 'bin/risk.js', 'serve'], {
      env: {
        PATH: process.env['PATH'],
        DATA_DIR: directory,
        PORT: '0',
        PRICES_DIR: 'demo/prices',
        ...mode,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    started.push(child);
    const running = new Running(child);
    return Object.assign(running, { at: await running.port() });
  }

  function importAs(port: number, name: string, key: string): Promise<Answer> {
    const headers = { 'content-type': 'text/csv', 'idempotency-key': key };
    const query = `name=${name}&startDate=2019-01-01&endDate=2022-12-31`;
    return send(port, 'POST', `/v1/portfolios/import?${query}`, { headers, body: TABLE });
  }

  it('after its write and before its answer has done what a repetition is answered with', async () => {
    const doomed = await start(
      '--import',
      pathToFileURL(processScript('die-before-settling')).href,
    );
    const ending = once(doomed.child, 'exit');
    const cut = importAs(doomed.at, 'mine', 'k').catch((error: unknown) => error);
    expect(await ending).toEqual([null, 'SIGKILL']);
    expect(await cut).toMatchObject({ code: 'ECONNRESET' });

    const { at } = await start();
    const early = await importAs(at, 'mine', 'k');
    if (store === 'file') await cutShortKey(directory);
    else await queryDatabase(database.administratorUrl, LONG_AGO);
    const repeated = await importAs(at, 'mine', 'k');
    const again = await importAs(at, 'mine', 'k');
    const undisturbed = await importAs(at, 'twin', 'other');

    expect(early.json).toMatchObject({ status: 409, code: 'idempotency-key-in-use' });
    expect(Number(early.headers['retry-after'])).toBeLessThanOrEqual(LEASE_MS / 1000);
    expect([repeated.status, undisturbed.status]).toEqual([201, 201]);
    expect(repeated.headers.location).toBe('/v1/portfolios/mine');
    const { changeId } = repeated.json as { readonly changeId: string };
    expect(repeated.json).toEqual({ ...(undisturbed.json as object), name: 'mine', changeId });
    expect(repeated.headers.etag).toBe(undisturbed.headers.etag);
    expect([again.text, again.headers['idempotency-replayed']]).toEqual([repeated.text, 'true']);
    const changes = await send(at, 'GET', '/v1/portfolios/mine/changes');
    expect(changes.json).toMatchObject({ items: [{ id: changeId }], nextCursor: null });
    const listed = await send(at, 'GET', '/v1/portfolios');
    expect((listed.json as { items: readonly { name: string }[] }).items).toMatchObject([
      { name: 'mine' },
      { name: 'twin' },
    ]);
  });
});
