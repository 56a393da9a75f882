import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { aDocument, type AppUnderTest, startApp } from '../support/app-under-test.js';
import { type Answer, sendRaw } from '../support/http-client.js';

describe('an error over HTTP', () => {
  let app: AppUnderTest;

  beforeAll(async () => {
    app = await startApp('memory');
  });

  afterAll(() => app.close());

  function codeOf({ status, json }: Answer): unknown[] {
    return [status, (json as { code: string } | undefined)?.code];
  }

  it('is a problem document that names its request', async () => {
    const headers = { 'x-request-id': 'mine-1.2_3' };
    const answer = await app.ask('GET', '/v1/portfolios/unknown', { headers });

    expect(answer.headers['content-type']).toBe('application/problem+json');
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
    expect(answer.headers['x-request-id']).toBe('mine-1.2_3');
    expect(answer.json).toEqual({
      type: '/problems#portfolio-not-found',
      title: 'Portfolio not found',
      status: 404,
      detail: 'there is no portfolio named "unknown"',
      instance: 'urn:request:mine-1.2_3',
      code: 'portfolio-not-found',
      errors: [],
    });
  });

  it.each(['', 'a b', 'x'.repeat(101), 'ü'])('has an id of its own in place of %j', async (id) => {
    const { headers } = await app.ask('GET', '/livez', {
      headers: { 'x-request-id': encodeURI(id) },
    });

    expect(headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('is explained where its type points to', async () => {
    const answer = await app.ask('GET', '/problems');

    expect(answer.status).toBe(200);
    expect(answer.headers['content-type']).toBe('text/markdown; charset=utf-8');
    expect(answer.text).toBe(readFileSync('docs/problems.md', 'utf8'));
  });

  it.each(['/nope', '/v1', '/v1/portfolios/', '/v1/portfolios/a/nope', '/..', '/docs/nope.js'])(
    'is route-not-found at %s',
    async (path) => {
      expect(codeOf(await app.ask('GET', path))).toEqual([404, 'route-not-found']);
    },
  );

  it.each([
    ['POST', '/v1/portfolios', 'GET, HEAD'],
    ['PATCH', '/v1/portfolios/a', 'DELETE, GET, HEAD, PUT'],
    ['GET', '/v1/portfolios/a/analysis', 'POST'],
    ['POST', '/v1/risk-limits', 'DELETE, GET, HEAD, PATCH, PUT'],
    ['DELETE', '/livez', 'GET, HEAD'],
    ['OPTIONS', '/v1/analysis', 'POST'],
  ])('is method-not-allowed for %s %s', async (method, path, allow) => {
    const answer = await app.ask(method, path);

    expect(codeOf(answer)).toEqual([405, 'method-not-allowed']);
    expect(answer.headers.allow).toBe(allow);
  });

  it.each([
    'text/yaml',
    'text/plain',
    'application/x-www-form-urlencoded',
    'application/jsonx',
    'x',
  ])('is unsupported-media-type for a body of %s', async (type) => {
    const question = { body: '{}', headers: { 'content-type': type } };
    const answer = await app.ask('PUT', '/v1/risk-limits', question);

    expect(codeOf(answer)).toEqual([415, 'unsupported-media-type']);
  });

  it.each([{ 'content-type': 'application/json; charset=utf-16' }, { 'content-encoding': 'gzip' }])(
    'is unsupported-media-type for a body with %j',
    async (headers) => {
      const answer = await app.ask('PUT', '/v1/risk-limits', { body: '{}', headers });

      expect(codeOf(answer)).toEqual([415, 'unsupported-media-type']);
    },
  );

  it('is none for JSON that names its character set', async () => {
    const headers = { 'content-type': 'application/json; charset=UTF-8' };
    const answer = await app.ask('PUT', '/v1/risk-limits', { body: '{}', headers });

    expect(answer.status).toBe(201);
  });

  it('is document-too-large for more than 1 MiB, announced or not', async () => {
    const body = ' '.repeat(1_048_577);
    const announced = await app.ask('PUT', '/v1/risk-limits', { body });
    const headers = { 'transfer-encoding': 'chunked' };
    const chunked = await app.ask('PUT', '/v1/risk-limits', { body, headers });

    expect(codeOf(announced)).toEqual([413, 'document-too-large']);
    expect(codeOf(chunked)).toEqual([413, 'document-too-large']);
  });

  it('is invalid-request for a path that is not percent-encoded UTF-8', async () => {
    const answer = await app.ask('GET', '/v1/portfolios/%E0%A4%A');

    expect(codeOf(answer)).toEqual([400, 'invalid-request']);
    expect(answer.headers['content-type']).toBe('application/problem+json');
    expect(answer.headers['x-request-id']).toBeDefined();
  });

  it.each(['evil.example', 'localhost.evil.example', '127.0.0.1.evil.example', 'evil@localhost'])(
    'is host-not-allowed for the Host %j',
    async (host) => {
      for (const path of ['/v1/portfolios', '/docs', '/nope']) {
        const answer = await app.ask('GET', path, { headers: { host } });

        expect(codeOf(answer)).toEqual([403, 'host-not-allowed']);
      }
    },
  );

  it.each(['localhost', 'LOCALHOST:80', '127.0.0.1', '127.0.0.1:9', '[::1]', '[::1]:3000'])(
    'is none for the Host %s',
    async (host) => {
      expect((await app.ask('GET', '/livez', { headers: { host } })).status).toBe(200);
    },
  );

  it('is host-not-allowed without a Host, over which a page elsewhere has no say either', async () => {
    const answer = await sendRaw(app.port, 'GET /livez HTTP/1.0\r\n\r\n');
    const empty = await sendRaw(
      app.port,
      'GET /livez HTTP/1.1\r\nHost:\r\nConnection: close\r\n\r\n',
    );

    const none = await sendRaw(app.port, 'GET /livez HTTP/1.1\r\nConnection: close\r\n\r\n');

    for (const refusal of [answer, empty, none]) {
      expect(refusal).toMatch(/^HTTP\/1\.1 403 /);
      expect(refusal).toContain('"code":"host-not-allowed"');
    }
  });

  it('is none for an expectation the server does not know, which it leaves unmet', async () => {
    const answer = await app.ask('GET', '/livez', { headers: { expect: 'a-miracle' } });

    expect(answer.status).toBe(200);
  });

  it.each(['/docs/../../etc/passwd', '/docs/..%2F..%2Fpackage.json', '/docs/%2e%2e/package.json'])(
    'is all there is at %s',
    async (path) => {
      const answer = await app.ask('GET', path);

      expect([400, 403, 404]).toContain(answer.status);
      expect(answer.headers['content-type']).toBe('application/problem+json');
    },
  );

  it('is headers-too-large when they are', async () => {
    const raw = `GET / HTTP/1.1\r\nHost: localhost\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`;

    const answer = await sendRaw(app.port, raw);

    expect(answer).toMatch(/^HTTP\/1\.1 431 /);
    expect(answer).toContain('"code":"headers-too-large"');
    expect(answer).toContain('content-type: application/problem+json');
  });

  it('is invalid-request for what is not HTTP', async () => {
    const answer = await sendRaw(app.port, 'HELLO\r\n\r\n');

    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect(answer).toContain('"code":"invalid-request"');
  });

  it('is the fault of no one here when a body breaks off', async () => {
    const head = 'PUT /v1/risk-limits HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n';

    await sendRaw(app.port, `${head}Content-Type: application/json\r\n\r\n{"max_`);

    expect(app.log.join('')).not.toContain('request-failed');
    expect((await app.ask('GET', '/livez')).status).toBe(200);
  });

  it('leaves no ETag of what was refused', async () => {
    await app.ask('PUT', '/v1/portfolios/tagged', { body: aDocument() });

    const headers = { 'if-none-match': 'unquoted' };
    const answer = await app.ask('GET', '/v1/portfolios/tagged', { headers });

    expect(codeOf(answer)).toEqual([400, 'invalid-request']);
    expect(answer.headers.etag).toBeUndefined();
  });

  it('and every other answer is logged by route template, without names and holdings', async () => {
    const question = { body: aDocument(), headers: { authorization: 'Bearer s3cret' } };
    await app.ask('PUT', '/v1/portfolios/very-private', question);

    const lines = app.log.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines).toContainEqual(
      expect.objectContaining({
        msg: 'request-completed',
        method: 'PUT',
        route: '/v1/portfolios/:name',
        status: 201,
      }),
    );
    expect(app.log.join('')).not.toMatch(/very-private|AAA|s3cret/);
  });
});
