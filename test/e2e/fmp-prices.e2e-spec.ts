import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApp } from '../../src/app.setup.js';
import { loadSettings } from '../../src/config/load-settings.js';
import { FAKE_KEY, type FakeFmp, startFakeFmp } from '../support/fake-fmp.js';
import { FMP_SERIES, fmpDocument } from '../support/fmp-portfolio.js';
import { type Answer, type Question, send } from '../support/http-client.js';

interface Report {
  readonly priceSource: string;
  readonly inputHash: string;
  readonly volatility: unknown;
  readonly warnings: readonly { readonly code: string; readonly tickers: readonly string[] }[];
}

describe('over HTTP, prices of Financial Modeling Prep', () => {
  let fmp: FakeFmp;
  let directory: string;
  let app: NestFastifyApplication;
  let now: string;
  const log: string[] = [];

  beforeEach(async () => {
    fmp = await startFakeFmp(FMP_SERIES);
    directory = await mkdtemp(join(tmpdir(), 'risk-fmp-e2e-'));
    now = '2026-11-25T08:00:00.000Z';
    log.length = 0;
    const { settings } = loadSettings({
      DATA_DIR: directory,
      CASH_MAP: join(directory, 'no-cash-map.yaml'),
      PRICE_SOURCE: 'fmp',
      FMP_API_KEY: FAKE_KEY,
      FMP_BASE_URL: `${fmp.baseUrl}/`,
      FMP_TIMEOUT_MS: '300',
      PRICE_CACHE_DIR: join(directory, 'cache'),
      WORKERS: '1',
    });
    app = await createApp(settings, {
      storage: { store: 'memory' },
      clock: { now: () => new Date(now) },
      log: { write: (line) => log.push(line) },
    });
    await app.listen(0, '127.0.0.1');
  });

  afterEach(async () => {
    await app.close();
    await fmp.close();
    await rm(directory, { recursive: true, force: true });
  });

  function ask(method: string, path: string, question?: Question): Promise<Answer> {
    return send((app.getHttpServer().address() as AddressInfo).port, method, path, question);
  }

  function analyze(...tickers: readonly string[]): Promise<Answer> {
    return ask('POST', '/v1/analysis', { body: { portfolio: fmpDocument(...tickers) } });
  }

  const ofPrices = ({ json }: Answer) =>
    (json as Report).warnings.filter(({ code }) => ['stale-source', 'price-jump'].includes(code));

  it('are in a report that names them', async () => {
    const answer = await analyze('AAA', 'BBB');

    expect(answer.status).toBe(200);
    expect((answer.json as Report).priceSource).toBe(`fmp:${new URL(fmp.baseUrl).host}`);
    expect(ofPrices(answer)).toEqual([]);
  });

  it.each(['down', 'slow', 'failing', 'html'] as const)(
    'that is %s are answered 503, and the log says why',
    async (mood) => {
      fmp.mood = mood;

      const { status, headers, json, text } = await analyze('AAA', 'BBB');

      expect(status).toBe(503);
      expect(headers['retry-after']).toMatch(/^\d+$/);
      expect(json).toMatchObject({
        code: 'price-source-unavailable',
        title: 'The price source cannot be reached',
      });
      expect(text).not.toContain('127.0.0.1');
      expect(log.join('')).toContain('no prices can be read from');
      expect(log.join('')).not.toContain(FAKE_KEY);
      expect(log.join('')).not.toMatch(/symbol=|AAA/);
    },
  );

  it('that limits requests are answered 503 with the seconds it asks for', async () => {
    Object.assign(fmp, { mood: 'limited', retryAfter: '90' });

    const { status, headers } = await analyze('AAA', 'BBB');

    expect(status).toBe(503);
    expect(headers['retry-after']).toBe('90');
  });

  it('that lies are answered 422 with every lie', async () => {
    fmp.lies.set('AAA', [{ symbol: 'AAA', date: '2026-11-24', adjClose: '101.5' }]);
    fmp.lies.set('BBB', [{ symbol: 'BBB', date: '2027-01-04', adjClose: 7 }]);

    const { status, json } = await analyze('AAA', 'BBB');

    expect(status).toBe(422);
    expect(json).toMatchObject({
      code: 'invalid-prices',
      errors: [
        { detail: 'AAA on "2026-11-24": adjClose is "101.5", not a number' },
        { detail: 'BBB on 2027-01-04: date is in the future' },
      ],
    });
  });

  it('that the plan does not include are answered 422 with the reason', async () => {
    fmp.mood = 'not-in-plan';

    const { status, json } = await analyze('AAA');

    expect(status).toBe(422);
    expect(json).toMatchObject({
      code: 'prices-not-found',
      errors: [{ ticker: 'AAA', detail: expect.stringContaining('the plan of FMP_API_KEY') }],
    });
  });

  it('name the tickers that it does not know', async () => {
    const { status, json } = await analyze('AAA', 'NOPE');

    expect(status).toBe(422);
    expect(json).toMatchObject({ code: 'prices-not-found', errors: [{ ticker: 'NOPE' }] });
  });

  it('of an earlier day give the same figures with a warning while it is down', async () => {
    const before = await analyze('AAA', 'BBB');
    now = '2026-11-27T08:00:00.000Z';
    fmp.mood = 'down';

    const after = await analyze('AAA', 'BBB');

    expect(after.status).toBe(200);
    expect(ofPrices(after)).toEqual([
      {
        code: 'stale-source',
        tickers: ['AAA', 'BBB'],
        detail: expect.stringMatching(
          /^no prices can be read from "127.*cannot be reached.*; used in its place are the prices of AAA as fetched on 2026-11-25 at 08:00 UTC, BBB as/,
        ),
      },
    ]);
    const { inputHash, volatility } = before.json as Report;
    expect(after.json).toMatchObject({ inputHash, volatility });
  });

  it('of an earlier day are told of beside the values of positions and on the page', async () => {
    await ask('PUT', '/v1/portfolios/mine', { body: fmpDocument('AAA', 'BBB') });
    await analyze('AAA', 'BBB');
    now = '2026-11-27T08:00:00.000Z';
    fmp.mood = 'down';

    const positions = await ask('GET', '/v1/portfolios/mine/positions');
    const page = await ask('POST', '/v1/portfolios/mine/analysis', {
      headers: { accept: 'text/html' },
    });

    expect(ofPrices(positions)).toMatchObject([{ code: 'stale-source', tickers: ['AAA', 'BBB'] }]);
    expect(page.text).toContain('AAA as fetched on 2026-11-25 at 08:00 UTC');
  });

  it('that jump as in a split are used as they are, with a warning', async () => {
    const answer = await analyze('AAA', 'SPLIT');

    expect(answer.status).toBe(200);
    expect(ofPrices(answer)).toEqual([
      {
        code: 'price-jump',
        tickers: ['SPLIT'],
        detail: expect.stringMatching(/[\d.]+ on 2020-06-30, then [\d.]+ on 2020-07-31; is it a/),
      },
    ]);
  });
});
