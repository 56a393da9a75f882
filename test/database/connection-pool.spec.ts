import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aDocument } from '../support/app-under-test.js';
import { type DatabaseApp, type PoolGauges, startDatabaseApp } from '../support/database-app.js';
import { waitUntil } from '../support/wait-until.js';

const POOL_SIZE = 3;
const WAIT_MS = 5000;
const LOCK = 'LOCK TABLE positions IN ACCESS EXCLUSIVE MODE';

describe('the pool of connections', () => {
  let app: DatabaseApp;

  beforeAll(async () => {
    // Longer than a wait for a connection, so that whoever has one keeps it.
    app = await startDatabaseApp({ poolSize: POOL_SIZE, limits: { lock_timeout: '30s' } });
    await app.ask('PUT', '/v1/portfolios/mine', { body: aDocument() });
  });

  afterAll(() => app.close());

  it('is used to its size by 200 requests at once and never above it, as server and gauges agree', async () => {
    const counted: number[] = [];
    const gauges: PoolGauges[] = [];
    const over = new AbortController();
    const watching = [
      untilAborted(over.signal, async () =>
        counted.push((await app.administrator.backends()).length),
      ),
      untilAborted(over.signal, async () => gauges.push(await app.pool())),
    ];

    // Until somebody was seen to wait nobody gets on, however quick the machine is.
    const holder = await app.administrator.hold(LOCK);
    const asked = Array.from({ length: 200 }, (_, number) =>
      number % 4 === 0
        ? app.ask('PUT', `/v1/portfolios/p${(number % 8).toString()}`, { body: aDocument() })
        : app.ask('GET', '/v1/portfolios/mine'),
    );
    await waitUntil('the others wait', () => gauges.some(isAwaited));
    await holder.end();
    const answers = await Promise.all(asked);
    over.abort();
    await Promise.all(watching);

    expect(answers.filter(({ status }) => status >= 300)).toEqual([]);
    expect(Math.max(...counted)).toBe(POOL_SIZE);
    expect(Math.max(...gauges.map(({ inUse, idle }) => inUse + idle))).toBe(POOL_SIZE);
    expect(Math.max(...gauges.map(({ waiting }) => waiting))).toBeGreaterThan(0);
    expect(await app.pool()).toEqual({ size: 3, inUse: 0, idle: 3, waiting: 0 });
  });

  it('refuses with 503 who waits too long for it, and serves again when one comes back', async () => {
    const holder = await app.administrator.hold(LOCK);
    const held = Array.from({ length: POOL_SIZE }, () => app.ask('GET', '/v1/portfolios/mine'));
    await app.administrator.blocked(POOL_SIZE);

    const start = performance.now();
    const refused = await Promise.all(
      Array.from({ length: 20 }, () => app.ask('GET', '/v1/portfolios/mine')),
    );
    const waitedMs = performance.now() - start;
    const alive = await app.ask('GET', '/livez');
    await holder.end();

    for (const { status, json, headers } of refused) {
      expect([status, json]).toMatchObject([503, { code: 'pool-exhausted' }]);
      expect(headers['retry-after']).toMatch(/^[1-9]\d*$/);
    }
    expect(waitedMs).toBeGreaterThan(WAIT_MS - 500);
    expect(waitedMs).toBeLessThan(2 * WAIT_MS);
    expect(alive.status).toBe(200);
    expect((await Promise.all(held)).map(({ status }) => status)).toEqual([200, 200, 200]);
    expect((await app.ask('GET', '/v1/portfolios/mine')).status).toBe(200);
    await waitUntil('all are given back', async () => (await app.pool()).inUse === 0);
    expect(await app.pool()).toEqual({ size: 3, inUse: 0, idle: 3, waiting: 0 });
  });

  it('serves on after clients went away while they waited for it', async () => {
    const holder = await app.administrator.hold(LOCK);
    const held = Array.from({ length: POOL_SIZE }, () => app.ask('GET', '/v1/portfolios/mine'));
    await app.administrator.blocked(POOL_SIZE);

    const leaving = new AbortController();
    const gone = Array.from({ length: 50 }, () =>
      app.ask('GET', '/v1/portfolios/mine', { signal: leaving.signal }),
    );
    await waitUntil('they wait', async () => (await app.pool()).waiting >= 50);
    leaving.abort();
    const left = await Promise.allSettled(gone);
    await holder.end();
    await Promise.all(held);

    expect(left.every(({ status }) => status === 'rejected')).toBe(true);
    expect((await app.ask('GET', '/v1/portfolios/mine')).status).toBe(200);
    await waitUntil('nobody waits', async () => (await app.pool()).waiting === 0);
    expect(await app.pool()).toMatchObject({ size: 3, inUse: 0, waiting: 0 });
  });
});

function isAwaited({ waiting }: PoolGauges): boolean {
  return waiting > 0;
}

async function untilAborted(signal: AbortSignal, work: () => Promise<unknown>): Promise<void> {
  while (!signal.aborted) await work();
}
