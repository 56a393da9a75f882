import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { StressReport } from '../../src/risk/stress/stress-report.js';
import { aDocument, type AppUnderTest, startApp, STORES } from '../support/app-under-test.js';
import { ApiDescription, type ApiDocument } from '../support/openapi.js';

const STORED = '/v1/portfolios/held/stress';
const EPISODES = `episodes:
  spring: { start_date: "2020-01-31", end_date: "2020-04-30", description: "Made up" }
  before: { start_date: "2008-09-12", end_date: "2008-11-20" }
`;
const EXPLAINED = aDocument({
  stock_factor_proxies: { AAA: { market: 'MKT' }, BBB: { market: 'MKT', industry: 'CCC' } },
});

describe.each(STORES)('stress tests over HTTP on the %s store', (store) => {
  let app: AppUnderTest;
  let folder: string;
  let scenarios: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'stress-'));
    scenarios = join(folder, 'stress_scenarios.yaml');
    await writeFile(scenarios, EPISODES);
    app = await startApp(store, { environment: { STRESS_SCENARIOS: scenarios } });
    await app.ask('PUT', '/v1/portfolios/held', { body: EXPLAINED });
  });

  afterAll(async () => {
    await app.close();
    await rm(folder, { recursive: true });
  });

  it('need no body: every episode, and each factor in its worst month', async () => {
    const { status, json } = await app.ask('POST', STORED);

    expect(status).toBe(200);
    expect(json).toMatchObject({
      portfolioName: 'held',
      asOf: '2023-12-31',
      priceSource: 'memory',
      cashMapping: [{ original: 'CUR:USD', proxy: 'SGOV' }],
      shock: null,
      episodes: [
        { name: 'spring', description: 'Made up', status: 'known', cashWithoutPrices: ['SGOV'] },
        { name: 'before', status: 'unknown', return: null, missing: ['AAA', 'BBB'] },
      ],
    });
    const { factors, inputHash } = json as StressReport;
    expect(Object.keys(factors)).toEqual(['industry:CCC-MKT', 'market:MKT']);
    expect(inputHash).toMatch(/^[0-9a-f]{64}$/);
  });

  it('inline give the same as stored', async () => {
    const terms = { shocks: { market: -0.2, 'CUR:USD': -0.01 }, propagate: true };

    const stored = await app.ask('POST', STORED, { body: terms });
    const inline = await app.ask('POST', '/v1/stress', {
      body: { portfolio: EXPLAINED, ...terms },
    });

    expect(inline.status).toBe(200);
    expect(inline.json).toEqual({ ...(stored.json as object), portfolioName: null });
    const { shock } = stored.json as StressReport;
    const parts = [...Object.values(shock?.factors ?? {}), ...Object.values(shock?.tickers ?? {})];
    const total = parts.reduce((sum, { contribution }) => sum + contribution, 0);
    expect(shock?.return).toBeCloseTo(total, 12);
    expect(shock?.factors['industry:CCC-MKT']?.isGiven).toBe(false);
    expect(Object.keys(shock?.tickers ?? {})).toEqual(['SGOV']);
  });

  it('take the episodes that are named, and refuse others by name', async () => {
    const one = await app.ask('POST', STORED, { body: { episodes: ['before'] } });
    const none = await app.ask('POST', STORED, { body: { episodes: [] } });
    const wrong = await app.ask('POST', STORED, { body: { episodes: ['spring', 'winter'] } });

    expect((one.json as StressReport).episodes.map(({ name }) => name)).toEqual(['before']);
    expect((none.json as StressReport).episodes).toEqual([]);
    expect(wrong.json).toMatchObject({ status: 422, code: 'unknown-episode' });
    expect(wrong.text).toMatch(/winter.+there are spring, before/);
  });

  it('follow an edit of the file of episodes, and outlive a broken one', async () => {
    const names = async (): Promise<readonly string[]> => {
      const { json } = await app.ask('POST', STORED);
      return (json as StressReport).episodes.map(({ name }) => name);
    };

    await writeFile(scenarios, EPISODES.replace('spring', 'thaw'));
    const edited = await names();
    await writeFile(scenarios, 'episodes: [');
    const broken = await names();
    await writeFile(scenarios, EPISODES);

    expect(edited).toEqual(['thaw', 'before']);
    expect(broken).toEqual(edited);
    expect(await names()).toEqual(['spring', 'before']);
    expect(app.log.filter((line) => line.includes('stress-scenarios-broken'))).toHaveLength(1);
  });

  it('refuse a shock without a name, with its place', async () => {
    const { json } = await app.ask('POST', STORED, { body: { shocks: { '': -0.1, ' ': -0.1 } } });

    expect(json).toMatchObject({
      code: 'invalid-document',
      errors: [
        {
          code: 'invalid-name',
          pointer: '/shocks/',
          detail: '"" is no name of a factor or a ticker',
        },
        { code: 'invalid-name', pointer: '/shocks/ ' },
      ],
    });
  });

  it('list every fault of a request with its pointer', async () => {
    const body = {
      shocks: { AAA: -1.5, BBB: 'much', CCC: 1e9, market: -0.2 },
      propagate: 'yes',
      episodes: [{}],
      options: { minObservations: 1 },
      benchmark: 'MKT',
    };

    const { status, json } = await app.ask('POST', STORED, { body });

    const { errors } = json as { errors: { code: string; pointer: string }[] };
    expect(status).toBe(400);
    expect(errors.map(({ pointer, code }) => `${pointer} ${code}`).sort()).toEqual([
      '/benchmark unknown-key',
      '/episodes/0 wrong-type',
      '/options/minObservations out-of-bounds',
      '/propagate wrong-type',
      '/shocks/AAA out-of-bounds',
      '/shocks/BBB wrong-type',
      '/shocks/CCC out-of-bounds',
    ]);
  });

  it('refuse shocks of what is not there, all at once and with what there is', async () => {
    const strange = Object.fromEntries(
      Array.from({ length: 1000 }, (_, i) => [`X${String(i)}`, -0.1]),
    );

    const { status, json } = await app.ask('POST', STORED, { body: { shocks: strange } });

    const { code, detail, errors } = json as {
      code: string;
      detail: string;
      errors: readonly unknown[];
    };
    expect([status, code]).toEqual([422, 'unknown-shock']);
    expect(detail).toMatch(/factors are industry:CCC-MKT, market:MKT; tickers are AAA, BBB, SGOV/);
    expect(errors.length).toBe(1000);
  });

  it.each([
    ['NaN', '{"shocks": {"AAA": NaN}}', 400],
    ['a shock too many', `{"shocks": {${shockList(2001)}}}`, 400],
    ['__proto__', '{"shocks": {"__proto__": -0.1}}', 422],
    ['the same twice', '{"shocks": {"market": -0.1, "market:MKT": -0.1}}', 422],
    ['nothing to propagate', '{"propagate": true, "shocks": {"AAA": -0.1}}', 422],
    ['no map', '[]', 400],
  ])('refuse %s', async (_, body, expected) => {
    const { status } = await app.ask('POST', STORED, { body });

    expect(status).toBe(expected);
  });

  it('are described in the OpenAPI document', async () => {
    const document = (await app.ask('GET', '/openapi.json')).json as ApiDocument;
    const description = new ApiDescription(document);

    const stored = await app.ask('POST', STORED, { body: { shocks: { market: -0.1, AAA: 0.1 } } });
    const refused = await app.ask('POST', STORED, { body: { shocks: { NOPE: 1 } } });

    const template = '/v1/portfolios/{name}/stress';
    expect(description.faultsOf(['POST', template], stored)).toEqual([]);
    expect(description.faultsOf(['POST', template], refused)).toEqual([]);
  });
});

function shockList(count: number): string {
  return Array.from({ length: count }, (_, i) => `"X${String(i)}": 0`).join();
}
