import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createApp } from '../../src/app.setup.js';
import { loadSettings } from '../../src/config/load-settings.js';
import { FAKE_KEY, type FakeFmp, startFakeFmp } from '../support/fake-fmp.js';
import { FMP_SERIES, fmpDocument } from '../support/fmp-portfolio.js';
import { send } from '../support/http-client.js';
import { openStoreUnderTest, type StoreUnderTest } from '../support/store-under-test.js';

const PATH = '/v1/portfolios/mine';
const clock = { now: () => new Date('2026-11-25T08:00:00.000Z') };

/** What was answered, and of how many tickers the source was asked meanwhile. */
interface Outcome {
  readonly text: string;
  readonly asked: number;
}

describe('prices from the cache', () => {
  let fmp: FakeFmp;
  let directory: string;
  beforeAll(async () => {
    fmp = await startFakeFmp(FMP_SERIES);
    directory = await mkdtemp(join(tmpdir(), 'risk-cached-e2e-'));
  });
  afterAll(async () => {
    await fmp.close();
    await rm(directory, { recursive: true, force: true });
  });

  /** Of one process that analyzes the portfolio so often, over a cache and a store that outlive it. */
  async function analyses(
    store: StoreUnderTest,
    opened: Awaited<ReturnType<typeof openStoreUnderTest>>,
    times: number,
  ): Promise<readonly Outcome[]> {
    const { settings } = loadSettings({
      DATA_DIR: join(directory, store),
      CASH_MAP: join(directory, 'no-cash-map.yaml'),
      PRICE_SOURCE: 'fmp',
      FMP_API_KEY: FAKE_KEY,
      FMP_BASE_URL: `${fmp.baseUrl}/`,
      PRICE_CACHE_DIR: join(directory, store, 'cache'),
      WORKERS: '1',
    });
    const log = { write: () => true };
    const app = await createApp(settings, { storage: opened.storage, clock, log });
    try {
      await app.listen(0, '127.0.0.1');
      const { port } = app.getHttpServer().address() as AddressInfo;
      await send(port, 'PUT', PATH, { body: fmpDocument('AAA', 'BBB', 'SPLIT') });
      const outcomes: Outcome[] = [];
      for (let time = 0; time < times; time += 1) {
        const before = fmp.requests.length;
        const { status, text } = await send(port, 'POST', `${PATH}/analysis`, { body: {} });
        expect(status).toBe(200);
        outcomes.push({ text, asked: fmp.requests.length - before });
      }
      return outcomes;
    } finally {
      await app.close();
    }
  }

  it('give the same bytes as the source, from memory and from disk, in files and in the database', async () => {
    const outcomes: Outcome[] = [];
    for (const store of ['file', 'database'] as const) {
      const opened = await openStoreUnderTest(store, join(directory, store));
      try {
        outcomes.push(...(await analyses(store, opened, 2)));
        outcomes.push(...(await analyses(store, opened, 1)));
      } finally {
        await opened.dispose();
      }
    }

    const [first] = outcomes;
    expect(new Set(outcomes.map(({ text }) => text))).toEqual(new Set([first?.text]));
    expect(outcomes.map(({ asked }) => asked > 0)).toEqual([
      true,
      false,
      false,
      true,
      false,
      false,
    ]);
    expect(JSON.parse(first?.text ?? '')).toMatchObject({ volatility: expect.any(Object) });
  });
});
