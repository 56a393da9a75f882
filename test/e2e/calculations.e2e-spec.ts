import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type AppUnderTest, startApp } from '../support/app-under-test.js';
import { heavyRequest, heavySeries } from '../support/heavy-input.js';
import type { Answer } from '../support/http-client.js';
import { ApiDescription, type ApiDocument } from '../support/openapi.js';
import { waitUntil } from '../support/wait-until.js';

const SERIES = heavySeries();
const FEW = SERIES.slice(0, 3);
const SOME = SERIES.slice(0, 300);

/** Routes that end in what is calculated. */
const CALCULATING = /\/(analysis|score|performance|stress|optimize|what-if|compare)$/;

function codeOf({ status, json }: Answer): unknown[] {
  return [status, (json as { code?: string }).code];
}

describe('a server with one worker and one place in its queue', () => {
  let app: AppUnderTest;

  beforeAll(async () => {
    const environment = { WORKERS: '1', WORKER_QUEUE: '1' };
    app = await startApp('memory', { environment, series: SERIES });
  });

  afterAll(() => app.close());

  function analyze(body: object, signal?: AbortSignal): Promise<Answer> {
    return app.ask('POST', '/v1/analysis', signal === undefined ? { body } : { body, signal });
  }

  /** Long analyses, each another one, of clients that leave when the signal fires. */
  function occupy(count: number, signal: AbortSignal): Promise<unknown> {
    const shares = Array.from({ length: count }, (_, i) => i + 1);
    return Promise.allSettled(shares.map((each) => analyze(heavyRequest(SERIES, each), signal)));
  }

  it('answers one too many with 503 and Retry-After, and all else as ever', async () => {
    const clients = new AbortController();
    const occupied = occupy(2, clients.signal);
    await waitUntil('the queue is full', () => app.calculator.stats.waiting === 1);

    const refused = await analyze(heavyRequest(FEW));
    const alive = await app.ask('GET', '/livez');
    clients.abort();
    await occupied;

    const document = (await app.ask('GET', '/openapi.json')).json as ApiDocument;
    expect(codeOf(refused)).toEqual([503, 'calculation-queue-full']);
    expect(refused.headers['retry-after']).toBe('1');
    expect(new ApiDescription(document).faultsOf(['POST', '/v1/analysis'], refused)).toEqual([]);
    expect(alive.status).toBe(200);
  });

  it('turns every route that calculates away while the queue is full, and says that it may', async () => {
    const clients = new AbortController();
    const document = (await app.ask('GET', '/openapi.json')).json as ApiDocument;
    const occupied = occupy(2, clients.signal);
    await waitUntil('the queue is full', () => app.calculator.stats.waiting === 1);

    const routes = new ApiDescription(document)
      .operations()
      .filter(([template]) => CALCULATING.test(template));
    const answers = await Promise.all(
      routes.map(async ([template, method, { responses }]) => {
        const path = template.replace('{name}', 'any').replace('{ticker}', 'ANY');
        const refused = await app.ask(method.toUpperCase(), path, { body: {} });
        const described = responses['503']?.description ?? '';
        return [template, ...codeOf(refused), described.includes('`calculation-timeout`')];
      }),
    );
    clients.abort();
    await occupied;

    expect(answers.length).toBeGreaterThanOrEqual(14);
    expect(answers).toEqual(
      routes.map(([template]) => [template, 503, 'calculation-queue-full', true]),
    );
  });

  it('gives the worker of a client that left to the next, and logs it as 499', async () => {
    const clients = new AbortController();
    const occupied = occupy(1, clients.signal);
    await waitUntil('it runs', () => app.calculator.stats.running === 1);
    const next = analyze(heavyRequest(FEW, 2));
    await waitUntil('the next one waits', () => app.calculator.stats.waiting === 1);

    clients.abort();
    await occupied;

    expect((await next).status).toBe(200);
    await waitUntil('the worker is free', () => app.calculator.stats.running === 0);
    expect(app.log.join('')).toContain('"status":499');
    expect(app.log.join('')).not.toContain('"code":"calculation-cancelled"');
  });

  it('calculates once what two ask at the same time, and answers both the same', async () => {
    const before = app.calculator.stats;

    const [one, other] = await Promise.all([
      analyze(heavyRequest(SOME)),
      analyze(heavyRequest(SOME)),
    ]);
    const later = await analyze(heavyRequest(SOME));

    const { joined, hits, misses } = app.calculator.stats;
    expect(one.status).toBe(200);
    expect([other.text, later.text]).toEqual([one.text, one.text]);
    expect(misses - before.misses).toBe(1);
    expect(joined - before.joined + hits - before.hits).toBe(2);
  });

  it('goes on calculating for the one who stays', async () => {
    const clients = new AbortController();
    const leaving = Promise.allSettled([analyze(heavyRequest(SOME, 7), clients.signal)]);
    const staying = analyze(heavyRequest(SOME, 7));
    await waitUntil('both wait for one', () => app.calculator.stats.running === 1);

    clients.abort();
    await leaving;

    expect((await staying).status).toBe(200);
  });
});

describe('a server whose analyses may take half a second', () => {
  let app: AppUnderTest;

  beforeAll(async () => {
    const environment = { WORKERS: '1', ANALYSIS_TIMEOUT_MS: '500' };
    app = await startApp('memory', { environment, series: SERIES });
  });

  afterAll(() => app.close());

  it('breaks a longer one off with 503, and calculates the next', async () => {
    const late = await app.ask('POST', '/v1/analysis', { body: heavyRequest(SERIES) });
    await waitUntil('the worker is free', () => app.calculator.stats.running === 0);

    expect(codeOf(late)).toEqual([503, 'calculation-timeout']);
    expect(late.headers['retry-after']).toBe('5');
    await waitUntil('a short one is in time', async () => {
      const { status } = await app.ask('POST', '/v1/analysis', { body: heavyRequest(FEW) });
      return status === 200;
    });
  });
});
