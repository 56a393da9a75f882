import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aDocument, type AppUnderTest, startApp, STORES } from '../support/app-under-test.js';

interface History {
  readonly open: readonly { readonly limit: string; readonly since: string }[];
  readonly items: readonly {
    readonly id: string;
    readonly at: string;
    readonly times: number;
    readonly inputHash: string;
    readonly limitsOrigin: string;
    readonly limits: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  }[];
  readonly nextCursor: string | null;
}

describe.each(STORES)('the history of limit checks over HTTP on the %s store', (store) => {
  let app: AppUnderTest;

  beforeAll(async () => {
    app = await startApp(store);
  });

  afterAll(() => app.close());

  const analyze = async (name: string, body?: object): Promise<Record<string, unknown>> => {
    const question = body === undefined ? {} : { body };
    const { status, json } = await app.ask('POST', `/v1/portfolios/${name}/analysis`, question);
    expect(status).toBe(200);
    return json as Record<string, unknown>;
  };
  const historyOf = async (name: string, query = ''): Promise<History> => {
    const { status, json } = await app.ask('GET', `/v1/portfolios/${name}/limit-checks${query}`);
    expect(status).toBe(200);
    return json as History;
  };
  const setVolatility = (name: string, limit: number): Promise<unknown> =>
    app.ask('PUT', `/v1/portfolios/${name}/risk-limits`, {
      body: { portfolio_limits: { max_volatility: limit } },
    });

  it('has an evaluation of each analysis, with what it rests on', async () => {
    await app.ask('PUT', '/v1/portfolios/main', { body: aDocument() });
    await setVolatility('main', 0.9);
    const report = await analyze('main', { sections: ['weights'] });
    const whole = await analyze('main');

    const history = await historyOf('main');

    const checks = whole['limits'] as Record<string, { actual: number; limit: number }>;
    const { actual, limit } = checks['max_volatility'] ?? {};
    const { asOf, inputHash, engineVersion } = report;
    expect(history).toEqual({
      open: [],
      items: [
        {
          id: expect.any(String),
          at: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
          lastAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
          times: 2,
          ...{ asOf, inputHash, engineVersion, limitsOrigin: 'portfolio' },
          limits: {
            max_volatility: {
              ...{ actual, limit, status: 'pass', previousStatus: null },
              ...{ event: 'evaluated', openSince: null },
            },
          },
        },
      ],
      nextCursor: null,
    });
  });

  it('opens a breach with the analysis that sees it, and closes it with the one that does not', async () => {
    await app.ask('PUT', '/v1/portfolios/breached', { body: aDocument() });
    await setVolatility('breached', 0.001);
    await analyze('breached');
    const during = await historyOf('breached');
    await setVolatility('breached', 0.9);
    await analyze('breached');

    const { open, items } = await historyOf('breached');

    const since = during.items[0]?.at;
    expect(during.open).toEqual([
      {
        ...{ limit: 'max_volatility', since, status: 'breach' },
        ...{ actual: expect.any(Number), limitValue: 0.001 },
      },
    ]);
    expect(open).toEqual([]);
    const told = items.map(({ limits }) => {
      const { event, status, previousStatus, openSince } = limits['max_volatility'] ?? {};
      return { event, status, previousStatus, openSince };
    });
    expect(told).toEqual([
      { event: 'closed', status: 'pass', previousStatus: 'breach', openSince: null },
      { event: 'opened', status: 'breach', previousStatus: null, openSince: since },
    ]);
  });

  it('has nothing of limits that came with the request, nor of portfolios that did', async () => {
    await app.ask('PUT', '/v1/portfolios/asked', { body: aDocument() });
    await analyze('asked', { riskLimits: { portfolio_limits: { max_volatility: 0.001 } } });
    await app.ask('POST', '/v1/analysis', { body: { portfolio: aDocument({ name: 'asked' }) } });

    expect(await historyOf('asked')).toEqual({ open: [], items: [], nextCursor: null });
  });

  it('opens a breach once when many analyses see it at once', async () => {
    await app.ask('PUT', '/v1/portfolios/contested', { body: aDocument() });
    await setVolatility('contested', 0.001);

    await Promise.all(
      Array.from({ length: 12 }, (_, i) =>
        analyze('contested', i % 2 === 0 ? {} : { benchmark: 'MKT' }),
      ),
    );

    const { items, open } = await historyOf('contested');
    const events = items.map(({ limits }) => limits['max_volatility']?.['event']);
    expect(events.filter((event) => event === 'opened')).toEqual(['opened']);
    expect(events.at(-1)).toBe('opened');
    expect(items.reduce((sum, { times }) => sum + times, 0)).toBe(12);
    expect(open).toMatchObject([{ limit: 'max_volatility', since: items.at(-1)?.at }]);
  });

  it('is read in pages', async () => {
    await app.ask('PUT', '/v1/portfolios/paged', { body: aDocument() });
    for (const minObservations of [12, 13, 14, 15, 16]) {
      await analyze('paged', { options: { minObservations } });
    }
    const whole = await historyOf('paged');

    const first = await historyOf('paged', '?limit=3');
    const second = await historyOf('paged', `?limit=3&cursor=${first.nextCursor ?? ''}`);

    expect([...first.items, ...second.items]).toEqual(whole.items);
    expect([first.items.length, second.items.length, second.nextCursor]).toEqual([3, 2, null]);
    expect(first.open).toEqual(whole.open);
  });

  it('outlives its portfolio', async () => {
    await app.ask('PUT', '/v1/portfolios/passing', { body: aDocument() });
    await analyze('passing');
    await app.ask('DELETE', '/v1/portfolios/passing');

    expect((await historyOf('passing')).items).toHaveLength(1);
  });

  it.each(['ü – 株式 🚀', 'a/b', '..b', '__proto__', '\u{20BB7}'.repeat(255)])(
    'is kept under the name %s',
    async (name) => {
      const encoded = encodeURIComponent(name);
      await app.ask('PUT', `/v1/portfolios/${encoded}`, { body: aDocument() });
      await analyze(encoded);

      expect((await historyOf(encoded)).items).toHaveLength(1);
    },
  );

  it.each([
    ['unknown/limit-checks', 404, 'portfolio-not-found'],
    ['..%2Fmain/limit-checks', 400, 'invalid-name'],
    ['%F0%9F/limit-checks', 400, 'invalid-request'],
    ['main/limit-checks?limit=0', 400, 'invalid-request'],
    ['main/limit-checks?limit=1e2', 400, 'invalid-request'],
    ['main/limit-checks?cursor=%00', 400, 'invalid-request'],
    ['main/limit-checks?cursor=bm9uZQ', 400, 'invalid-request'],
    ['unknown/limit-checks?cursor=bm9uZQ', 400, 'invalid-request'],
  ])('answers %s with %i %s', async (path, status, code) => {
    const answer = await app.ask('GET', `/v1/portfolios/${path}`);

    expect([answer.status, answer.json]).toMatchObject([status, { code }]);
  });
});

describe('an analysis whose limit checks cannot be kept', () => {
  let app: AppUnderTest;

  beforeAll(async () => {
    app = await startApp('file');
  });

  afterAll(() => app.close());

  it('is answered all the same, with a warning that tells no path', async () => {
    await app.ask('PUT', '/v1/portfolios/main', { body: aDocument() });
    const folder = join(app.directory, 'users/local/limit_checks');
    await rm(folder, { recursive: true, force: true });
    await writeFile(folder, 'a file where a folder belongs');

    const answer = await app.ask('POST', '/v1/portfolios/main/analysis');

    const { warnings, score } = answer.json as { warnings: object[]; score: object };
    expect(answer.status).toBe(200);
    expect(score).toBeDefined();
    expect(warnings).toContainEqual({
      ...{ code: 'limit-checks-not-kept', tickers: [] },
      detail: 'the limit checks of this analysis are not in the history: storage-unavailable',
    });
    expect(app.log.join('')).toContain('limit-checks-not-kept');
    expect(answer.text).not.toContain(app.directory);

    await rm(folder);
    await mkdir(folder, { mode: 0o700 });
    const mended = await app.ask('POST', '/v1/portfolios/main/analysis');
    expect(mended.text).not.toContain('limit-checks-not-kept');
  });
});
