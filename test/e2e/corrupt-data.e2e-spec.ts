import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { aDocument, type AppUnderTest, aScenario, startApp } from '../support/app-under-test.js';

const BROKEN =
  'start_date: "2020-01-01"\nend_date: nonsense\nportfolio_input:\n  AAA: {shares: 0}\n';
const PATH = '/v1/portfolios/broken';

describe('stored files that cannot be read', () => {
  let app: AppUnderTest;
  let file: string;

  beforeAll(async () => {
    app = await startApp('file');
    file = join(app.directory, 'users/local/portfolios/broken.yaml');
  });

  afterAll(() => app.close());

  beforeEach(async () => {
    await app.ask('PUT', PATH, { body: aDocument() });
    await writeFile(file, BROKEN);
  });

  it('are flagged in the list', async () => {
    const { status, json } = await app.ask('GET', '/v1/portfolios');

    expect(status).toBe(200);
    expect(json).toMatchObject({
      items: [{ name: 'broken', positions: null, flags: ['corrupt-data'] }],
    });
  });

  it('are read as an empty portfolio that says what is wrong, with an ETag', async () => {
    const { status, json, headers } = await app.ask('GET', PATH);

    expect(status).toBe(200);
    expect(headers.etag).toMatch(/^"[0-9a-f]{64}"$/);
    expect(json).toMatchObject({
      name: 'broken',
      portfolio_input: {},
      warnings: [
        {
          code: 'corrupt-data',
          detail: expect.stringContaining('broken.yaml'),
          faults: [
            { code: 'invalid-date', pointer: '/end_date', line: 2 },
            { code: 'zero-quantity', pointer: '/portfolio_input/AAA/shares', line: 4 },
          ],
        },
      ],
    });
  });

  it.each([
    ['GET', `${PATH}/positions`],
    ['GET', `${PATH}/analysis-input`],
    ['GET', `${PATH}/export`],
    ['POST', `${PATH}/analysis`],
  ])('are refused by %s %s, with every fault and its place', async (method, path) => {
    const { status, json } = await app.ask(method, path);

    expect([status, json]).toMatchObject([
      422,
      {
        code: 'corrupt-data',
        errors: [{ pointer: '/end_date', line: 2 }, { pointer: '/portfolio_input/AAA/shares' }],
      },
    ]);
    expect(await readFile(file, 'utf8')).toBe(BROKEN);
  });

  it('are kept aside by a save over them', async () => {
    const { headers } = await app.ask('GET', PATH);

    const question = { body: aDocument(), headers: { 'if-match': String(headers.etag) } };
    const saved = await app.ask('PUT', PATH, question);

    const folder = join(app.directory, 'users/local/portfolios');
    const copy = (await readdir(folder)).find((name) => name.includes('.corrupt-')) ?? '';
    expect(saved.status).toBe(200);
    expect(await readFile(join(folder, copy), 'utf8')).toBe(BROKEN);
    expect((await app.ask('GET', PATH)).json).toEqual({ name: 'broken', ...aDocument() });
  });

  it('of scenarios are flagged, read as empty ones, and kept aside by a save', async () => {
    const body = aScenario({ base_portfolio: 'broken' });
    await app.ask('PUT', '/v1/scenarios/torn', { body });
    const folder = join(app.directory, 'users/local/scenarios');
    await writeFile(join(folder, 'torn.yaml'), 'target_weights: {AAA: 0.5}\n');

    const list = await app.ask('GET', '/v1/scenarios');
    const read = await app.ask('GET', '/v1/scenarios/torn');
    const saved = await app.ask('PUT', '/v1/scenarios/torn', { body });

    expect(list.json).toMatchObject({ items: [{ targetWeights: null, flags: ['corrupt-data'] }] });
    expect([read.status, read.json]).toMatchObject([
      200,
      {
        ...{ name: 'torn', target_weights: {} },
        warnings: [{ code: 'corrupt-data', faults: [{ code: 'weights-sum', line: 1 }] }],
      },
    ]);
    expect(saved.status).toBe(200);
    expect((await readdir(folder)).filter((name) => name.includes('.corrupt-'))).toHaveLength(1);
  });

  it('of a base portfolio hide no scenario', async () => {
    await app.ask('PUT', PATH, { body: aDocument() });
    await app.ask('PUT', '/v1/scenarios/based', { body: aScenario({ base_portfolio: 'broken' }) });
    await rm(file);
    await mkdir(file);

    const list = await app.ask('GET', '/v1/scenarios');
    const read = await app.ask('GET', '/v1/scenarios/based');
    await rm(file, { recursive: true });

    expect([list.status, read.status]).toEqual([200, 200]);
    expect(read.json).toEqual({ name: 'based', ...aScenario({ base_portfolio: 'broken' }) });
  });

  it('of risk limits say so, and stop an analysis', async () => {
    await app.ask('PUT', PATH, { body: aDocument() });
    await app.ask('PUT', '/v1/risk-limits', { body: {} });
    const limits = join(app.directory, 'users/local/risk_limits.yaml');
    await writeFile(limits, 'max_single_factor_loss: much\n');

    const read = await app.ask('GET', '/v1/risk-limits');
    const patched = await app.ask('PATCH', '/v1/risk-limits', { body: {} });
    const analysis = await app.ask('POST', `${PATH}/analysis`);
    const replaced = await app.ask('PUT', '/v1/risk-limits', { body: {} });

    expect([read.status, read.json]).toMatchObject([
      200,
      { origin: 'user', riskLimits: {}, warnings: [{ code: 'corrupt-data' }] },
    ]);
    expect([patched.status, patched.json]).toMatchObject([422, { code: 'corrupt-data' }]);
    expect([analysis.status, analysis.json]).toMatchObject([422, { code: 'corrupt-data' }]);
    expect(replaced.status).toBe(200);
  });
});

describe('a data folder that cannot be read', () => {
  let app: AppUnderTest;

  beforeAll(async () => {
    app = await startApp('file');
    await app.ask('PUT', '/v1/portfolios/kept', { body: aDocument() });
  });

  afterAll(() => app.close());

  it.each([
    ['GET', '/v1/portfolios'],
    ['GET', '/v1/portfolios/kept'],
    ['PUT', '/v1/portfolios/kept'],
    ['GET', '/v1/risk-limits'],
    ['POST', '/v1/portfolios/kept/analysis'],
  ])('is answered by %s %s with 503 and when to try again', async (method, path) => {
    const users = join(app.directory, 'users');
    await rename(users, `${users}.away`);
    await writeFile(users, 'a file in its place');

    const question = method === 'PUT' ? { body: aDocument() } : {};
    const answer = await app.ask(method, path, question);

    await rename(users, `${users}.file`);
    await rename(`${users}.away`, users);
    expect([answer.status, answer.json]).toMatchObject([503, { code: 'storage-unavailable' }]);
    expect(answer.headers['retry-after']).toMatch(/^\d+$/);
    expect(answer.text).not.toContain(app.directory);
    expect(app.log.join('')).toContain('request-failed');
    expect((await app.ask('GET', '/v1/portfolios/kept')).status).toBe(200);
  });
});
