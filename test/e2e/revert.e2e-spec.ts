import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  aDocument,
  type AppUnderTest,
  aScenario,
  startApp,
  STORES,
} from '../support/app-under-test.js';

interface Listed {
  readonly items: readonly { readonly id: string; readonly reason: string | null }[];
}

describe.each(STORES)('reverting a change on the %s store', (store) => {
  let app: AppUnderTest;

  beforeAll(async () => {
    app = await startApp(store);
  });

  afterAll(() => app.close());

  const put = (name: string, portfolio_input: object): ReturnType<AppUnderTest['ask']> =>
    app.ask('PUT', `/v1/portfolios/${name}`, { body: aDocument({ portfolio_input }) });
  const get = (name: string): ReturnType<AppUnderTest['ask']> =>
    app.ask('GET', `/v1/portfolios/${name}`);
  const revert = (name: string, body?: object, headers = {}): ReturnType<AppUnderTest['ask']> =>
    app.ask('POST', `/v1/portfolios/${name}/revert`, { headers, body });
  const changesOf = async (name: string): Promise<Listed['items']> =>
    ((await app.ask('GET', `/v1/portfolios/${name}/changes`)).json as Listed).items;

  it('takes the newest one back, and once more forth', async () => {
    const first = await put('toggled', { AAA: { shares: 1 }, BBB: { shares: 2 } });
    const second = await put('toggled', { AAA: { shares: 5 }, CCC: { shares: 3 } });
    const [newest] = await changesOf('toggled');

    const back = await revert('toggled', { reason: 'a mistake' });
    const former = await get('toggled');
    const forth = await revert('toggled');

    expect(back.status).toBe(200);
    expect(back.headers.etag).toBe(first.headers.etag);
    expect(back.json).toEqual({
      reverted: newest?.id,
      dryRun: false,
      changeId: expect.any(String),
      document: 'portfolio',
      name: 'toggled',
      version: first.headers.etag?.slice(1, -1),
      changes: [
        { kind: 'position_added', subject: 'BBB', before: null, after: { shares: 2 } },
        { kind: 'position_removed', subject: 'CCC', before: { shares: 3 }, after: null },
        { kind: 'position_changed', subject: 'AAA', before: { shares: 5 }, after: { shares: 1 } },
      ],
    });
    expect(former.text).toBe(first.text);
    expect(forth.headers.etag).toBe(second.headers.etag);
    const [again, once] = await changesOf('toggled');
    expect(once).toMatchObject({
      id: (back.json as { changeId: string }).changeId,
      reason: 'a mistake',
    });
    expect(again?.reason).toBe(`reverted change ${once?.id ?? ''}`);
  });

  it('takes an older one back and leaves what changed elsewhere since', async () => {
    await put('older', { AAA: { shares: 1 }, BBB: { shares: 2 } });
    await put('older', { AAA: { shares: 1 }, BBB: { shares: 20 } });
    await put('older', { AAA: { shares: 10 }, BBB: { shares: 20 } });
    const [, older] = await changesOf('older');

    const { status } = await revert('older', { changeId: older?.id });

    expect(status).toBe(200);
    expect((await get('older')).json).toMatchObject({
      portfolio_input: { AAA: { shares: 10 }, BBB: { shares: 2 } },
    });
  });

  it('names every place that has changed since, and writes nothing', async () => {
    await put('conflict', { AAA: { shares: 1 }, BBB: { shares: 2 }, CCC: { shares: 3 } });
    await put('conflict', { AAA: { shares: 10 }, BBB: { shares: 20 }, CCC: { shares: 30 } });
    await put('conflict', { AAA: { shares: 100 }, CCC: { shares: 30 } });
    const before = await get('conflict');
    const [, older] = await changesOf('conflict');

    const { status, json } = await revert('conflict', { changeId: older?.id });

    expect(status).toBe(409);
    expect(json).toMatchObject({
      code: 'revert-conflict',
      errors: [
        {
          code: 'changed-since',
          pointer: '/portfolio_input/AAA',
          detail: '"AAA" is {"shares":100} now; the change left {"shares":10}',
        },
        {
          code: 'changed-since',
          pointer: '/portfolio_input/BBB',
          detail: '"BBB" is not there now; the change left {"shares":20}',
        },
      ],
    });
    expect((await get('conflict')).text).toBe(before.text);
    expect(await changesOf('conflict')).toHaveLength(3);
  });

  it('refuses what would be no portfolio any more', async () => {
    await put('mixed', { AAA: { shares: 1 }, BBB: { shares: 2 } });
    await put('mixed', { BBB: { shares: 2 } });
    await put('mixed', { BBB: { weight: 1 } });
    const [, older] = await changesOf('mixed');

    const { status, json } = await revert('mixed', { changeId: older?.id });

    expect(status).toBe(409);
    expect(json).toMatchObject({ code: 'revert-conflict', errors: [{ code: 'mixed-weights' }] });
  });

  it('brings a deleted portfolio back with its limits, and lets both go again', async () => {
    const held = await put('gone', { AAA: { shares: 1 } });
    const limits = { portfolio_limits: { max_volatility: 0.2 }, max_single_factor_loss: -0.1 };
    const limited = await app.ask('PUT', '/v1/portfolios/gone/risk-limits', { body: limits });
    await app.ask('DELETE', '/v1/portfolios/gone');

    const back = await revert('gone');

    expect(back.status).toBe(200);
    expect(back.json).toMatchObject({
      document: 'portfolio',
      version: held.headers.etag?.slice(1, -1),
    });
    expect((await get('gone')).text).toBe(held.text);
    const own = await app.ask('GET', '/v1/portfolios/gone/risk-limits');
    expect(own.text).toBe(limited.text);
    expect(await changesOf('gone')).toHaveLength(4);

    const away = await revert('gone');
    expect(away.json).toMatchObject({ version: null });
    expect(away.headers.etag).toBeUndefined();
    expect((await get('gone')).status).toBe(404);
    await put('gone', { BBB: { shares: 1 } });
    const fallen = await app.ask('GET', '/v1/portfolios/gone/risk-limits');
    expect(fallen.json).toMatchObject({ origin: 'default' });
  });

  it('of a creation deletes it, unless there is more of it by now', async () => {
    await put('created', { AAA: { shares: 1 } });
    const [creation] = await changesOf('created');
    await app.ask('PUT', '/v1/portfolios/created/risk-limits', {
      body: { max_single_factor_loss: -0.1 },
    });

    const refused = await revert('created', { changeId: creation?.id });
    await revert('created');
    const { status, json } = await revert('created', { changeId: creation?.id });

    expect(refused.json).toMatchObject({
      code: 'revert-conflict',
      errors: [{ code: 'changed-since', pointer: '' }],
    });
    expect([status, json]).toMatchObject([200, { version: null }]);
    expect((await get('created')).status).toBe(404);
  });

  it('says what it would do and does not do it', async () => {
    const first = await put('previewed', { AAA: { shares: 1 } });
    const second = await put('previewed', { AAA: { shares: 2 } });

    const { json, headers } = await revert('previewed', { dryRun: true });

    expect(json).toMatchObject({
      dryRun: true,
      changeId: null,
      version: first.headers.etag?.slice(1, -1),
      changes: [{ kind: 'position_changed', subject: 'AAA' }],
    });
    expect(headers.etag).toBeUndefined();
    expect((await get('previewed')).headers.etag).toBe(second.headers.etag);
    expect(await changesOf('previewed')).toHaveLength(2);
  });

  it('honours If-Match', async () => {
    const first = await put('matched', { AAA: { shares: 1 } });
    const second = await put('matched', { AAA: { shares: 2 } });

    const stale = await revert('matched', undefined, { 'if-match': first.headers.etag });
    const fresh = await revert('matched', undefined, { 'if-match': second.headers.etag });
    await app.ask('DELETE', '/v1/portfolios/matched');
    const gone = await revert('matched', undefined, { 'if-match': '*' });

    expect(stale.json).toMatchObject({ status: 412, code: 'stale-version' });
    expect(fresh.status).toBe(200);
    expect(gone.json).toMatchObject({ status: 412, code: 'stale-version' });
  });

  it('works for scenarios and for limits of your own', async () => {
    const one = await app.ask('PUT', '/v1/scenarios/s', {
      body: aScenario({ description: 'one' }),
    });
    await app.ask('PUT', '/v1/scenarios/s', { body: aScenario() });
    const back = await app.ask('POST', '/v1/scenarios/s/revert');
    expect(back.json).toMatchObject({ document: 'scenario', name: 's' });
    expect((await app.ask('GET', '/v1/scenarios/s')).text).toBe(one.text);

    await app.ask('PUT', '/v1/risk-limits', { body: { max_single_factor_loss: -0.1 } });
    const gone = await app.ask('POST', '/v1/risk-limits/revert', { body: {} });
    expect(gone.json).toMatchObject({ document: 'risk-limits', name: null, version: null });
    expect((await app.ask('GET', '/v1/risk-limits')).json).toMatchObject({ origin: 'default' });
  });

  it('does not reach into other documents', async () => {
    await put('mine', { AAA: { shares: 1 } });
    const [mine] = await changesOf('mine');
    await put('theirs', { AAA: { shares: 1 } });

    const attempts = await Promise.all([
      revert('theirs', { changeId: mine?.id }),
      revert('theirs', { changeId: 'no-such-change' }),
      revert('never-there'),
      app.ask('POST', '/v1/scenarios/mine/revert', { body: { changeId: mine?.id } }),
      app.ask('POST', '/v1/scenarios/mine/revert'),
      app.ask('POST', '/v1/risk-limits/revert', { body: { changeId: mine?.id } }),
    ]);

    expect(attempts.map(({ json }) => (json as { code: string }).code)).toEqual(
      Array.from({ length: 6 }, () => 'change-not-found'),
    );
  });

  it.each(['\u0000', '\ud800', "'; --", 'x'.repeat(100_000), '🚀'])(
    'knows no change with the id %j',
    async (changeId) => {
      await put('known', { AAA: { shares: 1 } });

      const answers = await Promise.all([
        revert('known', { changeId }),
        app.ask('POST', '/v1/risk-limits/revert', { body: { changeId } }),
      ]);

      expect(answers.map(({ status }) => status)).toEqual([404, 404]);
    },
  );

  it('refuses names that nothing can have', async () => {
    const names = ['%00', '..', 'x'.repeat(256)];

    const answers = await Promise.all(
      names.flatMap((name) => [
        app.ask('POST', `/v1/portfolios/${name}/revert`),
        app.ask('POST', `/v1/scenarios/${name}/revert`),
      ]),
    );

    expect(answers.map(({ json }) => (json as { code: string }).code)).toEqual(
      answers.map(() => 'invalid-name'),
    );
  });

  it('refuses a body that is none, with every fault', async () => {
    await put('asked', { AAA: { shares: 1 } });

    const { status, json } = await revert('asked', {
      change: 'x',
      changeId: ['x'],
      dryRun: 'maybe',
      reason: 'r'.repeat(501),
    });

    expect(status).toBe(400);
    const { errors } = json as { errors: { pointer: string; code: string }[] };
    expect(errors.map(({ pointer, code }) => [pointer, code])).toEqual([
      ['/change', 'unknown-key'],
      ['/changeId', 'wrong-type'],
      ['/reason', 'text-too-long'],
      ['/dryRun', 'wrong-type'],
    ]);
  });
});
