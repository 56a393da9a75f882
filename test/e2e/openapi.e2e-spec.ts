import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { aDocument, type AppUnderTest, aScenario, startApp } from '../support/app-under-test.js';
import { ApiDescription, type ApiDocument } from '../support/openapi.js';

const NAMED = '/v1/portfolios/{name}';
const SCENARIO = '/v1/scenarios/{name}';
const LIMITS = { body: { portfolio_limits: { max_volatility: 0.2 } } };
const WHAT_IF = { body: { changes: [{ ticker: 'AAA', weight: '+5%' }], saveAs: 'what-if' } };
const UNPRICED = { body: { portfolio: aDocument({ portfolio_input: { NOPE: { shares: 1 } } }) } };

describe('the OpenAPI document', () => {
  let app: AppUnderTest;
  let document: ApiDocument;
  let description: ApiDescription;

  beforeAll(async () => {
    app = await startApp('file');
    document = (await app.ask('GET', '/openapi.json')).json as ApiDocument;
    description = new ApiDescription(document);
    await app.ask('PUT', '/v1/portfolios/held', { body: aDocument() });
    await app.ask('PUT', '/v1/portfolios/broken', { body: aDocument() });
    await writeFile(join(app.directory, 'users/local/portfolios/broken.yaml'), 'x: 1\n');
    await app.ask('PUT', '/v1/portfolios/base', { body: aDocument() });
    await app.ask('PUT', '/v1/scenarios/baseless', { body: aScenario({ base_portfolio: 'base' }) });
    await app.ask('DELETE', '/v1/portfolios/base');
    await app.ask('PUT', '/v1/scenarios/broken', { body: aScenario() });
    await writeFile(join(app.directory, 'users/local/scenarios/broken.yaml'), 'x: 1\n');
  });

  afterAll(() => app.close());

  it('is OpenAPI 3.1', () => {
    expect(document.openapi).toMatch(/^3\.1\.\d$/);
  });

  it('describes every route of the app, and no other', () => {
    const answered = app.routes
      .entries()
      .filter(([template]) => !/^\/(docs|openapi\.json)/.test(template) && template !== '*')
      .flatMap(([template, methods]) =>
        methods
          .filter((method) => method !== 'HEAD')
          .map((method) => `${method} ${template.replace(/:(\w+)/g, '{$1}')}`),
      );

    const described = description
      .operations()
      .map(([template, method]) => `${method.toUpperCase()} ${template}`);

    expect(described.sort()).toEqual([...new Set(answered)].sort());
    expect(described.length).toBeGreaterThan(18);
  });

  it('gives each operation an id of its own and the parameters of its path', () => {
    const operations = description.operations();

    for (const [template, , { parameters = [] }] of operations) {
      const inPath = parameters.filter((parameter) => parameter.in === 'path');
      const expected = [...template.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
      expect(inPath.map(({ name }) => name)).toEqual(expected);
    }
    const ids = operations.map(([, , { operationId }]) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it.each([
    ['/v1/portfolios', 'get', ['cursor', 'limit']],
    [NAMED, 'get', ['If-None-Match']],
    [NAMED, 'put', ['If-Match', 'If-None-Match', 'X-Change-Reason']],
    [`${NAMED}/changes`, 'get', ['cursor', 'limit']],
    [`${NAMED}/limit-checks`, 'get', ['cursor', 'limit']],
    ['/v1/risk-limits', 'patch', ['If-Match', 'If-None-Match', 'X-Change-Reason']],
  ])('names what %s takes by %s beside its body', (template, method, names) => {
    const parameters = document.paths[template]?.[method]?.parameters ?? [];

    const optional = parameters.filter((parameter) => parameter.in !== 'path');
    expect(optional.map(({ name }) => name).sort()).toEqual(names);
  });

  it('describes each error of each route as a problem document', () => {
    for (const [template, method, { responses }] of description.operations()) {
      const errors = Object.entries(responses).filter(([status]) => Number(status) >= 400);
      const statuses = errors.map(([status]) => status);
      expect([template, method, statuses]).toEqual([
        template,
        method,
        expect.arrayContaining(['400', '403', '431', '500']),
      ]);
      for (const [, { content, description: text }] of errors) {
        expect(Object.keys(content ?? {})).toEqual(['application/problem+json']);
        expect(text).toMatch(/^`[a-z-]+`: /);
      }
    }
  });

  it('describes a success for each route', () => {
    for (const [template, method, { responses }] of description.operations()) {
      const successes = Object.keys(responses).filter((status) => status.startsWith('2'));
      expect([template, method, successes.length > 0]).toEqual([template, method, true]);
    }
  });

  it('has only schemas that are schemas, and references that lead somewhere', () => {
    const names = Object.keys(document.components.schemas);
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)];

    for (const name of names) description.compile(name);

    const targets = references.map((match) => match[1]?.replace('#/components/schemas/', ''));
    expect(targets.filter((target) => !names.includes(target ?? ''))).toEqual([]);
  });

  it.each([
    ['GET', '/livez', '/livez', 200, {}],
    ['GET', '/v1/portfolios', '/v1/portfolios', 200, {}],
    ['GET', NAMED, '/v1/portfolios/held', 200, {}],
    ['GET', NAMED, '/v1/portfolios/broken', 200, {}],
    ['GET', NAMED, '/v1/portfolios/unknown', 404, {}],
    ['PUT', NAMED, '/v1/portfolios/held', 200, { body: aDocument() }],
    ['PUT', NAMED, '/v1/portfolios/new', 201, { body: aDocument() }],
    ['PUT', NAMED, '/v1/portfolios/held', 400, { body: { start_date: 1 } }],
    ['PUT', NAMED, '/v1/portfolios/held', 415, { headers: { 'content-type': 'x/y' }, body: '{}' }],
    ['GET', `${NAMED}/positions`, '/v1/portfolios/held/positions', 200, {}],
    ['GET', `${NAMED}/analysis-input`, '/v1/portfolios/held/analysis-input', 200, {}],
    ['GET', `${NAMED}/analysis-input`, '/v1/portfolios/broken/analysis-input', 422, {}],
    ['GET', `${NAMED}/changes`, '/v1/portfolios/held/changes', 200, {}],
    ['GET', '/v1/scenarios', '/v1/scenarios', 200, {}],
    ['PUT', SCENARIO, '/v1/scenarios/new', 201, { body: aScenario({ base_portfolio: 'held' }) }],
    ['PUT', SCENARIO, '/v1/scenarios/new', 200, { body: aScenario({ description: 'x' }) }],
    ['PUT', SCENARIO, '/v1/scenarios/new', 400, { body: aScenario({ base_portfolio: 'no' }) }],
    ['GET', SCENARIO, '/v1/scenarios/new', 200, {}],
    ['GET', SCENARIO, '/v1/scenarios/broken', 200, {}],
    ['GET', SCENARIO, '/v1/scenarios/baseless', 200, {}],
    ['GET', SCENARIO, '/v1/scenarios/unknown', 404, {}],
    ['GET', '/v1/risk-limits', '/v1/risk-limits', 200, {}],
    ['PATCH', '/v1/risk-limits', '/v1/risk-limits', 201, LIMITS],
    ['PUT', '/v1/risk-limits', '/v1/risk-limits', 200, LIMITS],
    ['PUT', `${NAMED}/risk-limits`, '/v1/portfolios/held/risk-limits', 201, LIMITS],
    ['GET', `${NAMED}/risk-limits`, '/v1/portfolios/held/risk-limits', 200, {}],
    ['POST', `${NAMED}/analysis`, '/v1/portfolios/held/analysis', 200, {}],
    [
      'POST',
      `${NAMED}/analysis`,
      '/v1/portfolios/held/analysis',
      200,
      { body: { sections: ['loss'] } },
    ],
    [
      'POST',
      `${NAMED}/analysis`,
      '/v1/portfolios/held/analysis',
      200,
      { body: { benchmark: 'MKT' } },
    ],
    ['POST', '/v1/analysis', '/v1/analysis', 406, { headers: { accept: 'a/b' } }],
    [
      'POST',
      `${NAMED}/optimize`,
      '/v1/portfolios/held/optimize',
      200,
      { body: { objective: 'min-variance' } },
    ],
    [
      'POST',
      '/v1/optimize',
      '/v1/optimize',
      200,
      {
        body: {
          portfolio: aDocument({ expected_returns: { AAA: 0.05, BBB: 0.08 } }),
          objective: 'frontier',
          points: 3,
        },
      },
    ],
    ['POST', '/v1/optimize', '/v1/optimize', 400, { body: { objective: 'best' } }],
    ['POST', `${NAMED}/what-if`, '/v1/portfolios/held/what-if', 200, WHAT_IF],
    [
      'POST',
      '/v1/what-if',
      '/v1/what-if',
      200,
      { body: { portfolio: aDocument(), targetWeights: { AAA: 1 }, sections: ['loss'] } },
    ],
    ['POST', '/v1/what-if', '/v1/what-if', 400, { body: { changes: [] } }],
    [
      'POST',
      `${SCENARIO}/compare`,
      '/v1/scenarios/new/compare',
      200,
      { body: { basePortfolio: 'held' } },
    ],
    ['POST', `${SCENARIO}/compare`, '/v1/scenarios/baseless/compare', 409, {}],
    ['GET', `${NAMED}/limit-checks`, '/v1/portfolios/held/limit-checks', 200, {}],
    ['GET', `${NAMED}/limit-checks`, '/v1/portfolios/unknown/limit-checks', 404, {}],
    ['POST', '/v1/analysis', '/v1/analysis', 422, UNPRICED],
  ])('describes what %s %s answers (%s: %i)', async (method, template, path, status, question) => {
    const answer = await app.ask(method, path, question);

    expect(answer.status).toBe(status);
    expect(description.faultsOf([method, template], answer)).toEqual([]);
  });

  it('can be browsed at /docs, with everything it needs on this server', async () => {
    const page = await app.ask('GET', '/docs');
    const sources = [...page.text.matchAll(/(?:src|href)="(\.\/[^"]+)"/g)].map((match) => match[1]);

    const parts = await Promise.all(
      sources.map((source) => app.ask('GET', `/${String(source).slice(2)}`)),
    );

    expect(page.headers['content-type']).toContain('text/html');
    expect(parts.map(({ status }) => status)).toEqual(sources.map(() => 200));
    expect(sources.length).toBeGreaterThan(3);
    expect(page.text).not.toMatch(/(src|href)="https?:/);
  });
});
