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

  it('are answered with the same bytes', async () => {
    for (const { method, path, question } of STEPS) {
      const [onFiles, onDatabase] = await Promise.all(
        apps.map(async (app) => comparable(await app.ask(method, path, question))),
      );

      expect({ method, path, ...(onDatabase as object) }).toEqual({
        method,
        path,
        ...(onFiles as object),
      });
    }
  });
});
