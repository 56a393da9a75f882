import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aDocument, type AppUnderTest, startApp, STORES } from '../support/app-under-test.js';

const ROUTES = [
  ['PUT', '/v1/portfolios/hostile'],
  ['PUT', '/v1/scenarios/hostile'],
  ['PUT', '/v1/risk-limits'],
  ['PATCH', '/v1/risk-limits'],
  ['PUT', '/v1/portfolios/held/risk-limits'],
  ['PATCH', '/v1/portfolios/held/risk-limits'],
  ['POST', '/v1/portfolios/held/analysis'],
  ['POST', '/v1/analysis'],
] as const;

const WHOLE = JSON.stringify(aDocument());

/** Each is refused everywhere, whatever is expected there. */
const BODIES: readonly (readonly [string, string])[] = [
  ['half a document', WHOLE.slice(0, WHOLE.length / 2)],
  ['two documents', `${WHOLE}${WHOLE}`],
  ['NaN', '{"max_single_factor_loss": NaN}'],
  ['Infinity', '{"riskFree": Infinity}'],
  ['16 digits', '{"max_single_factor_loss":0.1234567890123456,"riskFree":0.1234567890123456}'],
  ['a huge exponent', '{"max_single_factor_loss":1e999999999,"riskFree":1e999999999}'],
  ['a duplicate key', '{"benchmark":"MKT","benchmark":"MKT"}'],
  ['a prototype', '{"__proto__":{"polluted":true}}'],
  ['a constructor', '{"constructor":{"prototype":{"polluted":true}}}'],
  ['a list', '[]'],
  ['text', '"portfolio"'],
  ['a number', '1'],
  ['true', 'true'],
  ['an empty list for each key', '{"portfolio_limits":[],"options":[],"portfolio_input":[]}'],
  ['null bytes', '\u0000\u0000'],
  ['half a surrogate pair', '{"\\ud800":1}'],
  ['a comment', '{} // fine'],
  ['a trailing comma', '{"sections":[],}'],
  ['single quotes', "{'a':1}"],
  ['YAML', 'portfolio_input:\n  AAA: {shares: 1}\n'],
  ['XML', '<a/>'],
  ['deep lists', '['.repeat(200_000)],
  ['deep maps', '{"a":'.repeat(100_000)],
  ['many keys', `{${Array.from({ length: 50_000 }, (_, i) => `"k${i}":1`).join()}}`],
  [
    'a long number',
    `{"riskFree":${'9'.repeat(500_000)},"max_single_factor_loss":${'9'.repeat(400_000)}}`,
  ],
];

describe.each(STORES)('hostile bodies on the %s store', (store) => {
  let app: AppUnderTest;

  beforeAll(async () => {
    app = await startApp(store);
    await app.ask('PUT', '/v1/portfolios/held', { body: aDocument() });
  });

  afterAll(() => app.close());

  it.each(BODIES)('%s is refused on every route', async (_what, body) => {
    for (const [method, path] of ROUTES) {
      const { status, json } = await app.ask(method, path, { body });

      expect([method, path, status]).toEqual([method, path, 400]);
      expect((json as { code: string }).code).toMatch(/^(malformed-json|invalid-document)$/);
      expect((json as { errors: unknown[] }).errors.length).toBeGreaterThan(0);
    }
  });

  it('bytes that are not UTF-8 are refused', async () => {
    for (const [method, path] of ROUTES) {
      const body = Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]);
      const { status, json } = await app.ask(method, path, { body });

      expect([status, json]).toMatchObject([400, { code: 'malformed-json' }]);
    }
  });

  it('nothing of them is kept, and no answer blames the server', async () => {
    const portfolio = await app.ask('GET', '/v1/portfolios/hostile');
    const scenario = await app.ask('GET', '/v1/scenarios/hostile');
    const limits = await app.ask('GET', '/v1/risk-limits');

    expect([portfolio.status, scenario.status]).toEqual([404, 404]);
    expect(limits.json).toMatchObject({ origin: 'default' });
    expect(app.log.join('')).not.toContain('request-failed');
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });
});
