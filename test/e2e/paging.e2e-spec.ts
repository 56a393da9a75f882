import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  aDocument,
  type AppUnderTest,
  aScenario,
  SERIES,
  startApp,
  STORES,
} from '../support/app-under-test.js';
import { anAsset, anInput } from '../support/analysis-input.js';
import { LOCAL_USER_ID } from '../../src/auth/user-id.js';

interface Listed {
  readonly items: readonly Readonly<Record<string, unknown>>[];
  readonly nextCursor: string | null;
}

const LISTS = [
  '/v1/portfolios',
  '/v1/scenarios',
  '/v1/portfolios/p2/changes',
  '/v1/portfolios/p2/limit-checks',
  '/v1/jobs',
];

/** Texts that no list gave: no base64, not its only form, no UTF-8, nothing at all, several, base64 of names and ids. */
const HOSTILE = [
  '%00',
  'a',
  'YQ==',
  'YR',
  '_w',
  '',
  '*',
  '../..',
  'YQ&cursor=Yg',
  `${'A'.repeat(9000)}B`,
  'AAAA',
  Buffer.from('p1').toString('base64url'),
  Buffer.from('018e7a7e-7f5b-7000-8000-000000000000').toString('base64url'),
];

describe.each(STORES)('a list on the %s store', (store) => {
  let app: AppUnderTest;

  beforeAll(async () => {
    app = await startApp(store);
    for (const number of [1, 2, 3, 4, 5]) {
      const name = `p${number.toString()}`;
      await app.ask('PUT', `/v1/portfolios/${name}`, { body: aDocument() });
      await app.ask('PUT', `/v1/scenarios/${name}`, { body: aScenario() });
      const body = aDocument({ portfolio_input: { AAA: { shares: number }, BBB: { shares: 9 } } });
      await app.ask('PUT', '/v1/portfolios/p2', { body });
      await app.ask('POST', '/v1/portfolios/p2/analysis');
      if (number < 4) app.jobs.start(LOCAL_USER_ID, 'analysis', anInput([anAsset('AAA')], SERIES));
    }
  });

  afterAll(() => app.close());

  const page = async (path: string, query: string): Promise<Listed> => {
    const { json } = await app.ask('GET', `${path}?${query}`);
    return json as Listed;
  };

  it.each(LISTS)('%s gives all of it in pages, in the same order', async (path) => {
    const whole = await page(path, 'limit=200');
    const found: unknown[] = [];
    let cursor = '';
    do {
      const { items, nextCursor } = await page(path, `limit=2${cursor}`);
      expect(items.length).toBeLessThanOrEqual(2);
      found.push(...items.map(keyOf));
      cursor = nextCursor === null ? '' : `&cursor=${nextCursor}`;
    } while (cursor !== '');

    expect(whole.nextCursor).toBeNull();
    expect(found.length).toBeGreaterThan(2);
    expect(found).toEqual(whole.items.map(keyOf));
  });

  it.each(LISTS)('%s refuses cursors and limits that are none', async (path) => {
    const queries = [
      ...HOSTILE.map((text) => `cursor=${text}`),
      ...['0', '201', '-1', '1.5', '1e2', 'x', '', '2&limit=3'].map((text) => `limit=${text}`),
    ];

    const answers = await Promise.all(queries.map((query) => app.ask('GET', `${path}?${query}`)));

    expect(answers.map(({ status }, index) => [queries[index], status])).toEqual(
      queries.map((query) => [query, 400]),
    );
  });

  it.each(LISTS)('%s refuses the cursors of every other list', async (path) => {
    const others = LISTS.filter((other) => other !== path);
    const cursors = await Promise.all(others.map((other) => page(other, 'limit=1')));

    const answers = await Promise.all(
      cursors.map(({ nextCursor }) => app.ask('GET', `${path}?cursor=${nextCursor ?? ''}`)),
    );

    expect(cursors.map(({ nextCursor }) => typeof nextCursor)).toEqual(others.map(() => 'string'));
    for (const { json } of answers) {
      expect(json).toMatchObject({ status: 400, code: 'invalid-request' });
    }
  });

  it.each(['/v1/portfolios', '/v1/scenarios'])(
    '%s goes on where it was when its last item goes and others come',
    async (path) => {
      const first = await page(path, 'limit=2');
      await app.ask('DELETE', `${path}/p2`);
      const body = path === '/v1/scenarios' ? aScenario() : aDocument();
      await app.ask('PUT', `${path}/p0`, { body });
      await app.ask('PUT', `${path}/p2b`, { body });

      const second = await page(path, `limit=2&cursor=${first.nextCursor ?? ''}`);

      expect(first.items.map(({ name }) => name)).toEqual(['p1', 'p2']);
      expect(second.items.map(({ name }) => name)).toEqual(['p2b', 'p3']);
      for (const name of ['p0', 'p2b']) await app.ask('DELETE', `${path}/${name}`);
      await app.ask('PUT', `${path}/p2`, { body });
    },
  );

  it('/v1/jobs goes on where it was when its last item goes and others come', async () => {
    const whole = await page('/v1/jobs', 'limit=200');
    const first = await page('/v1/jobs', 'limit=1');
    await app.ask('DELETE', `/v1/jobs/${String(first.items[0]?.['id'])}`);
    app.jobs.start(LOCAL_USER_ID, 'analysis', anInput([anAsset('AAA')], SERIES));

    const rest = await page('/v1/jobs', `cursor=${first.nextCursor ?? ''}`);

    expect(rest.items.map(keyOf)).toEqual(whole.items.slice(1).map(keyOf));
  });
});

function keyOf(item: Readonly<Record<string, unknown>>): unknown {
  return item['id'] ?? item['name'];
}
