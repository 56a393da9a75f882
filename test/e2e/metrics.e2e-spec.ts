import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { aDocument, type AppUnderTest, startApp, STORES } from '../support/app-under-test.js';
import { heavyRequest, heavySeries } from '../support/heavy-input.js';
import { sendRaw } from '../support/http-client.js';
import { type Sample, samplesOf, withLabels } from '../support/metrics-text.js';
import { waitUntil } from '../support/wait-until.js';

const REQUESTS = 'risk_http_request_duration_seconds_count';
const OPERATIONS = 'risk_storage_operation_duration_seconds_count';
const HOSTILE_PATHS = 1000;

function total(samples: readonly Sample[]): number {
  return samples.reduce((sum, { value }) => sum + value, 0);
}

describe.each(STORES)('metrics of a server over the %s store', (store) => {
  let app: AppUnderTest;

  beforeEach(async () => {
    app = await startApp(store);
  });

  afterEach(() => app.close());

  it('time every route there is, under its template', async () => {
    const asked = app.routes
      .entries()
      .flatMap(([template, methods]) => methods.map((method) => ({ template, method })));

    for (const { template, method } of asked) {
      const path = template.replace(/:\w+/g, 'private').replace('*', 'private');
      const takesBody = !['GET', 'HEAD', 'DELETE'].includes(method);
      await app.ask(method, path, takesBody ? { body: {} } : {});
    }

    const samples = await samplesOf(app);
    const untimed = asked.filter(
      ({ template: route, method }) =>
        total(withLabels(samples, REQUESTS, { route, method })) === 0,
    );
    expect(untimed).toEqual([]);
    expect(asked.length).toBeGreaterThan(40);
    expect(JSON.stringify(samples)).not.toContain('private');
  });

  it('time every operation of the store, with how it ended', async () => {
    await app.ask('PUT', '/v1/portfolios/mine', { body: aDocument() });
    await app.ask('PUT', '/v1/portfolios/mine', {
      body: aDocument(),
      headers: { 'if-none-match': '*' },
    });
    await app.ask('POST', '/v1/portfolios/mine/analysis');

    const samples = await samplesOf(app);
    const timed = (operation: string, outcome: string): number =>
      total(withLabels(samples, OPERATIONS, { operation, store, outcome }));
    expect(timed('portfolio_save', 'success')).toBe(1);
    expect(timed('portfolio_save', 'failure')).toBe(1);
    expect(timed('portfolio_load', 'success')).toBeGreaterThan(0);
    expect(timed('risk_limits_load', 'success')).toBeGreaterThan(0);
    expect(timed('limit_check_append', 'success')).toBe(1);
  });

  it('time calculations and the cash mapping, and show the queue', async () => {
    await app.ask('POST', '/v1/analysis', { body: { portfolio: aDocument() } });

    const samples = await samplesOf(app);
    const valueOf = (name: string, labels = {}): number => total(withLabels(samples, name, labels));
    const analysis = { kind: 'analysis', outcome: 'success' };
    expect(valueOf('risk_calculation_duration_seconds_count', analysis)).toBe(1);
    expect(valueOf('risk_cash_mapping_duration_seconds_count')).toBe(1);
    expect(valueOf('risk_calculations_waiting')).toBe(0);
    expect(valueOf('risk_calculations_running')).toBe(0);
    expect(valueOf('risk_http_connections')).toBeGreaterThan(0);
    expect(valueOf('nodejs_eventloop_lag_p99_seconds')).toBeGreaterThan(0);
  });
});

describe('metrics of hostile requests', () => {
  let app: AppUnderTest;

  beforeEach(async () => {
    app = await startApp('memory');
  });

  afterEach(() => app.close());

  it('grow no labels under a thousand paths, methods and hosts', async () => {
    const methods = ['GET', 'POST', 'PROPFIND', 'M-SEARCH', 'OPTIONS', 'TRACE', 'UNLINK'];
    const paths = Array.from({ length: HOSTILE_PATHS }, (_, i) => [
      `/${String(i)}`,
      `/v1/portfolios/p${String(i)}`,
      `/v1/x${String(i)}/%E0%A4%A`,
    ]).flat();
    const askAll = (some: readonly string[]): Promise<unknown> =>
      Promise.all(
        some.map((path, i) => {
          const host = i % 5 === 0 ? `h${String(i)}.example` : 'localhost';
          return app.ask(methods[i % methods.length] ?? 'GET', path, { headers: { host } });
        }),
      );
    await askAll(paths.slice(0, 105));
    const few = withLabels(await samplesOf(app), REQUESTS, {}).length;

    for (let from = 105; from < HOSTILE_PATHS; from += 50) {
      await askAll(paths.slice(from, from + 50));
    }

    const samples = withLabels(await samplesOf(app), REQUESTS, {});
    expect(total(samples)).toBeGreaterThan(HOSTILE_PATHS);
    expect(samples.length).toBeLessThanOrEqual(few + 1);
    expect(samples.length).toBeLessThan(30);
  });

  it('count what no controller answers: unknown addresses, other hosts, broken paths', async () => {
    await app.ask('GET', '/nope');
    await app.ask('GET', '/v1/portfolios/%E0%A4%A');
    await app.ask('GET', '/livez', { headers: { host: 'evil.example' } });

    const samples = await samplesOf(app);
    const failed = { method: 'GET', status_class: '4xx', outcome: 'failure' };
    expect(total(withLabels(samples, REQUESTS, { route: 'none', ...failed }))).toBe(2);
    expect(total(withLabels(samples, REQUESTS, { route: '/livez', ...failed }))).toBe(1);
  });

  it('count what is no request, by the status it is answered with', async () => {
    await sendRaw(app.port, 'HELLO\r\n\r\n');
    await sendRaw(app.port, `GET / HTTP/1.1\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`);

    const samples = await samplesOf(app);
    const unparsed = withLabels(samples, 'risk_http_unparsed_requests_total', {});
    expect(unparsed.map(({ labels, value }) => [labels['status'], value])).toEqual([
      ['400', 1],
      ['431', 1],
    ]);
  });

  it('count a client that leaves as an abort of its route, and of its calculation', async () => {
    const series = heavySeries();
    await app.close();
    app = await startApp('memory', { series });
    const client = new AbortController();
    const body = heavyRequest(series);
    const leaving = Promise.allSettled([
      app.ask('POST', '/v1/analysis', { body, signal: client.signal }),
    ]);
    await waitUntil('it runs', () => app.calculator.stats.running === 1);

    client.abort();
    await leaving;

    const aborted = async (name: string, labels: Record<string, string>): Promise<number> =>
      total(withLabels(await samplesOf(app), name, { ...labels, outcome: 'abort' }));
    await waitUntil('the request is counted', async () => {
      return (await aborted(REQUESTS, { route: '/v1/analysis', status_class: '4xx' })) === 1;
    });
    await waitUntil('the calculation is counted', async () => {
      return (await aborted('risk_calculation_duration_seconds_count', { kind: 'analysis' })) === 1;
    });
  });
});
