import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { toUserId } from '../../src/auth/user-id.js';
import { anAsset, anInput } from '../support/analysis-input.js';
import { type AppUnderTest, SERIES, startApp } from '../support/app-under-test.js';
import type { Answer } from '../support/http-client.js';
import { ApiDescription, type ApiDocument } from '../support/openapi.js';
import { heavyInput } from '../support/heavy-input.js';
import { waitUntil } from '../support/wait-until.js';

const OWNER = toUserId('local');
const SOMEBODY = toUserId('somebody');
const LIGHT = anInput([anAsset('AAA')], SERIES, { startDate: '2018-02-01' });

describe('jobs over HTTP', () => {
  let app: AppUnderTest;
  let description: ApiDescription;

  beforeAll(async () => {
    app = await startApp('memory');
    description = new ApiDescription((await app.ask('GET', '/openapi.json')).json as ApiDocument);
  });

  afterAll(() => app.close());

  function stateOf({ json }: Answer): unknown {
    return (json as { state?: unknown }).state;
  }

  async function end(id: string): Promise<Answer> {
    let answer = await app.ask('GET', `/v1/jobs/${id}`);
    await waitUntil('the job is over', async () => {
      answer = await app.ask('GET', `/v1/jobs/${id}`);
      return stateOf(answer) !== 'queued' && stateOf(answer) !== 'running';
    });
    return answer;
  }

  it('have their result when they are done, as the API describes it', async () => {
    const { id } = app.jobs.start(OWNER, 'analysis', LIGHT);

    const answer = await end(id);

    expect(answer.status).toBe(200);
    expect(answer.json).toMatchObject({
      id,
      kind: 'analysis',
      state: 'done',
      result: { tickers: ['AAA'] },
      problem: null,
    });
    expect(description.faultsOf(['GET', '/v1/jobs/{id}'], answer)).toEqual([]);
  });

  it('have the problem when they failed, which names the job', async () => {
    const { id } = app.jobs.start(OWNER, 'analysis', anInput([anAsset('NOPE')], []));

    const answer = await end(id);

    expect(answer.json).toMatchObject({
      state: 'failed',
      result: null,
      problem: {
        status: 422,
        code: 'prices-not-found',
        instance: `urn:job:${id}`,
        errors: [{ ticker: 'NOPE' }],
      },
    });
    expect(description.faultsOf(['GET', '/v1/jobs/{id}'], answer)).toEqual([]);
    expect(app.log.join('')).toContain('job-failed');
  });

  it('are listed without results', async () => {
    const { id } = app.jobs.start(OWNER, 'analysis', LIGHT);
    await end(id);

    const answer = await app.ask('GET', '/v1/jobs');

    const [newest] = (answer.json as { items: object[] }).items;
    expect(newest).toMatchObject({ id, state: 'done' });
    expect(newest).not.toHaveProperty('result');
    expect(description.faultsOf(['GET', '/v1/jobs'], answer)).toEqual([]);
  });

  it('of other people cannot be found, listed or cancelled', async () => {
    const { id } = app.jobs.start(SOMEBODY, 'analysis', LIGHT);

    const found = await app.ask('GET', `/v1/jobs/${id}`);
    const cancelled = await app.ask('DELETE', `/v1/jobs/${id}`);
    const { text } = await app.ask('GET', '/v1/jobs');

    expect([found.status, cancelled.status]).toEqual([404, 404]);
    expect(found.json).toMatchObject({ code: 'job-not-found' });
    expect(text).not.toContain(id);
  });

  it.each(['nope', '__proto__', '%00', 'x'.repeat(2000)])('are not there under %j', async (id) => {
    const { status, json } = await app.ask('GET', `/v1/jobs/${encodeURI(id)}`);

    expect([status, (json as { code: string }).code]).toEqual([404, 'job-not-found']);
  });

  it('are broken off when they are cancelled, and the next has its turn', async () => {
    const long = app.jobs.start(OWNER, 'analysis', heavyInput());
    const next = app.jobs.start(OWNER, 'analysis', LIGHT);
    await waitUntil('it runs', async () => {
      return stateOf(await app.ask('GET', `/v1/jobs/${long.id}`)) === 'running';
    });

    const { status } = await app.ask('DELETE', `/v1/jobs/${long.id}`);

    expect(status).toBe(204);
    expect(stateOf(await app.ask('GET', `/v1/jobs/${long.id}`))).toBe('cancelled');
    expect(stateOf(await end(next.id))).toBe('done');
    expect((await app.ask('DELETE', `/v1/jobs/${long.id}`)).status).toBe(204);
    expect((await app.ask('GET', `/v1/jobs/${long.id}`)).status).toBe(404);
  });

  it('keep no request waiting', async () => {
    const { id } = app.jobs.start(OWNER, 'analysis', heavyInput());
    await waitUntil('it runs', async () => {
      return stateOf(await app.ask('GET', `/v1/jobs/${id}`)) === 'running';
    });

    const { status } = await app.ask('POST', '/v1/analysis', {
      body: {
        portfolio: {
          start_date: '2019-01-01',
          end_date: '2023-12-31',
          portfolio_input: { AAA: { shares: 1 } },
        },
      },
    });

    expect(status).toBe(200);
    expect(stateOf(await app.ask('GET', `/v1/jobs/${id}`))).toBe('running');
    await app.ask('DELETE', `/v1/jobs/${id}`);
  });
});
