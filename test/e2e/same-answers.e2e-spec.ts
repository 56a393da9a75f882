import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aDocument, aScenario, type AppUnderTest, startApp } from '../support/app-under-test.js';
import type { Answer, Question } from '../support/http-client.js';

interface Step {
  readonly method: string;
  readonly path: string;
  readonly question?: Question;
}

const ODD_NAMES = ['äöü 株', '🚀'.repeat(255), '__proto__', 'a/b', 'TRUE', '0005'];

/** Values at the edges of what is kept. */
const EDGES = aDocument({
  portfolio_input: {
    AAA: { shares: 0.0000000001 },
    BBB: { shares: 123456789012.345, accounts: undefined },
    CCC: {
      shares: 12,
      accounts: [
        { id: 'a', shares: 7 },
        { id: 'b', shares: 5 },
      ],
    },
    'CUR:USD': { dollars: -5078.62 },
    TRUE: { shares: 1, type: 'etf' },
    '1INCH': { dollars: 99999999999.9999, currency: 'EUR' },
    __proto__x: { dollars: 0.0001 },
  },
  expected_returns: { AAA: 0.12, NOTHELD: -0.00000001 },
  stock_factor_proxies: { AAA: { market: 'MKT', subindustry: ['CCC', 'BBB'] }, BBB: {} },
});

const LIMITS = {
  portfolio_limits: { max_volatility: 0.4, max_loss: -0.25 },
  max_single_factor_loss: -0.1,
  additional_settings: { zebra: [1, { b: null, a: 'x' }], alpha: 'ü' },
};

function at(name: string): string {
  return `/v1/portfolios/${encodeURIComponent(name)}`;
}

/** One user's day: every kind of write, read, list, refusal and analysis that touches the store. */
const STEPS: readonly Step[] = [
  { method: 'GET', path: '/v1/portfolios' },
  { method: 'GET', path: '/v1/risk-limits' },
  { method: 'GET', path: at('nobody') },
  ...ODD_NAMES.map((name) => ({
    method: 'PUT',
    path: at(name),
    question: { body: aDocument() },
  })),
  { method: 'PUT', path: at('edges'), question: { body: EDGES } },
  { method: 'GET', path: at('edges') },
  { method: 'GET', path: `${at('edges')}/export` },
  { method: 'PUT', path: at('edges'), question: { body: EDGES } },
  {
    method: 'PUT',
    path: at('edges'),
    question: { body: aDocument(), headers: { 'if-none-match': '*' } },
  },
  {
    method: 'PUT',
    path: at('edges'),
    question: { body: aDocument(), headers: { 'if-match': '"0000"' } },
  },
  { method: 'PUT', path: at('bad'), question: { body: aDocument({ start_date: '2030-01-01' }) } },
  { method: 'GET', path: '/v1/portfolios?limit=3' },
  { method: 'PUT', path: '/v1/risk-limits', question: { body: LIMITS } },
  { method: 'GET', path: '/v1/risk-limits' },
  {
    method: 'PATCH',
    path: '/v1/risk-limits',
    question: { body: { max_single_factor_loss: -0.2 } },
  },
  { method: 'PUT', path: `${at('TRUE')}/risk-limits`, question: { body: LIMITS } },
  { method: 'GET', path: `${at('TRUE')}/risk-limits` },
  { method: 'PUT', path: '/v1/scenarios/s', question: { body: aScenario() } },
  {
    method: 'PUT',
    path: '/v1/scenarios/t',
    question: { body: aScenario({ base_portfolio: '0005', description: 'über' }) },
  },
  { method: 'GET', path: '/v1/scenarios' },
  { method: 'POST', path: `${at('0005')}/analysis`, question: { body: {} } },
  { method: 'POST', path: '/v1/scenarios/t/compare', question: { body: {} } },
  { method: 'GET', path: `${at('0005')}/positions` },
  { method: 'GET', path: `${at('0005')}/analysis-input` },
  { method: 'DELETE', path: at('0005') },
  { method: 'DELETE', path: at('TRUE') },
  { method: 'GET', path: '/v1/scenarios/t' },
  { method: 'POST', path: '/v1/scenarios/t/compare', question: { body: {} } },
  { method: 'DELETE', path: '/v1/risk-limits' },
  { method: 'DELETE', path: '/v1/risk-limits' },
  { method: 'GET', path: '/v1/portfolios' },
];

/** No store can keep half a surrogate pair, and PostgreSQL no NUL; the first two are one name to the eye, and are two. */
const TWINS = ['Caf\u00e9', 'Cafe\u0301', '\ufb01', 'fi'];
const IMPOSSIBLE = ['\u0000', 'a\u0000b', '\ud800', 'x\udfff', '\udc00\ud800'];

function putting(path: string, body: unknown): Step {
  return { method: 'PUT', path, question: { body } };
}

/** Texts that some store cannot keep, in each place of a document where text may be, and cursors that no page gave. */
const HOSTILE_STEPS: readonly Step[] = [
  ...TWINS.flatMap((name, index) => [
    putting(at(name), aDocument({ portfolio_input: { [name]: { shares: index + 1 } } })),
    putting(`/v1/scenarios/${encodeURIComponent(name)}`, aScenario({ description: name })),
  ]),
  ...TWINS.map((name) => ({ method: 'GET', path: at(name) })),
  { method: 'GET', path: '/v1/portfolios' },
  { method: 'GET', path: '/v1/scenarios' },
  ...IMPOSSIBLE.flatMap((text) => [
    putting(at('h'), aDocument({ portfolio_input: { [text]: { shares: 1 } } })),
    putting(at('h'), aDocument({ portfolio_input: { A: { shares: 1, currency: text } } })),
    putting(at('h'), aDocument({ portfolio_input: { A: { shares: 1, type: text } } })),
    putting(
      at('h'),
      aDocument({ portfolio_input: { A: { shares: 1, accounts: [{ id: text, shares: 1 }] } } }),
    ),
    putting(at('h'), aDocument({ expected_returns: { [text]: 0.1 } })),
    putting(at('h'), aDocument({ stock_factor_proxies: { A: { market: text } } })),
    putting(at('h'), aDocument({ stock_factor_proxies: { A: { subindustry: [text] } } })),
    putting(at('h'), aDocument({ name: text })),
    putting('/v1/scenarios/h', aScenario({ description: text })),
    putting('/v1/scenarios/h', aScenario({ base_portfolio: text })),
    putting('/v1/scenarios/h', aScenario({ target_weights: { [text]: 1 } })),
    putting('/v1/risk-limits', { additional_settings: { a: text } }),
    putting('/v1/risk-limits', { additional_settings: { [text]: [1] } }),
    { method: 'GET', path: '/v1/risk-limits' },
    { method: 'POST', path: `${at('h')}/revert`, question: { body: { change: text } } },
  ]),
  ...['%00', '%ff', '%ed%a0%80', '!', '', '%20', 'YQ', 'AAAA', 'x'.repeat(5000)].flatMap((cursor) =>
    ['/v1/portfolios', '/v1/scenarios', `${at('fi')}/changes`].map((path) => ({
      method: 'GET',
      path: `${path}?cursor=${cursor}`,
    })),
  ),
  ...['0', '-1', '1e3', '100000', '', '%00', '1&limit=2'].map((limit) => ({
    method: 'GET',
    path: `/v1/portfolios?limit=${limit}`,
  })),
  { method: 'GET', path: at('h') },
  { method: 'GET', path: '/v1/scenarios/h' },
];

/** As many positions as a portfolio may have, each with another quantity. */
function manyPositions(most: number, given: object = {}): unknown {
  const entries = Array.from({ length: most }, (_, number) => [
    `T${number.toString()}`,
    number % 2 === 0 ? { shares: number + 0.0000000001 } : { dollars: -number - 0.01 },
  ]);
  return aDocument({ portfolio_input: { ...Object.fromEntries(entries), ...given } });
}

const MOST = 10_000;

const LARGE_STEPS: readonly Step[] = [
  putting(at('large'), manyPositions(MOST)),
  { method: 'GET', path: at('large') },
  putting(at('large'), manyPositions(MOST, { T5: { shares: 5.5 } })),
  { method: 'GET', path: at('large') },
  { method: 'GET', path: `${at('large')}/export` },
  putting(at('large'), manyPositions(MOST + 1)),
  { method: 'GET', path: '/v1/portfolios' },
  { method: 'DELETE', path: at('large') },
  { method: 'GET', path: at('large') },
];

/** Of the moment, the connection or the store itself. */
const OWN_HEADERS = [
  'date',
  'x-request-id',
  'server-timing',
  'x-storage',
  'connection',
  'keep-alive',
];

/** All of an answer that may not depend on the store. */
function comparable({ status, headers, text }: Answer): unknown {
  const kept = Object.entries(headers).filter(([name]) => !OWN_HEADERS.includes(name));
  const requestId = String(headers['x-request-id']);
  return { status, headers: Object.fromEntries(kept), text: text.replaceAll(requestId, 'id') };
}

describe('the same requests on files and on the database', () => {
  const apps: AppUnderTest[] = [];

  beforeAll(async () => {
    apps.push(await startApp('file'), await startApp('database'));
  });

  afterAll(async () => {
    await Promise.all(apps.map((app) => app.close()));
  });

  it.each([
    ['of a day', STEPS],
    ['with as many positions as there may be', LARGE_STEPS],
    ['with texts that some store cannot keep', HOSTILE_STEPS],
  ])('%s are answered with the same bytes', async (_, steps) => {
    for (const { method, path, question } of steps) {
      const [onFiles, onDatabase] = await Promise.all(
        apps.map(async (app) => comparable(await app.ask(method, path, question))),
      );

      expect({ method, path, ...(onDatabase as object) }).toEqual({
        method,
        path,
        ...(onFiles as object),
      });
      expect((onFiles as Answer).status).toBeLessThan(500);
    }
  });
});
