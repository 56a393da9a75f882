import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aDocument, type AppUnderTest, startApp } from '../support/app-under-test.js';
import { markupFaults, textOf } from '../support/check-markup.js';

const STORED = '/v1/portfolios/held/analysis';
const HTML = { accept: 'text/html' };

describe('a report as a page over HTTP', () => {
  let app: AppUnderTest;

  beforeAll(async () => {
    app = await startApp('memory');
    await app.ask('PUT', '/v1/portfolios/held', { body: aDocument() });
  });

  afterAll(() => app.close());

  it('of a stored portfolio is what a browser gets, with the figures of the JSON', async () => {
    const accept = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';
    const page = await app.ask('POST', STORED, { headers: { accept } });

    const { json } = await app.ask('POST', STORED);
    const { volatility } = json as { volatility: { annual: number } };
    expect([page.status, page.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    expect(markupFaults(page.text)).toEqual([]);
    expect(textOf(page.text)).toContain('Risk of held');
    expect(textOf(page.text)).toContain(`Volatility ${(volatility.annual * 100).toFixed(1)}%`);
  });

  it('of a portfolio that comes with the request shows the sections that are asked for', async () => {
    const page = await app.ask('POST', '/v1/analysis', {
      headers: HTML,
      body: { portfolio: aDocument(), sections: ['loss'] },
    });

    expect(page.status).toBe(200);
    expect(textOf(page.text)).toContain('Risk of the portfolio as given');
    expect(page.text).toContain('<section id="losses"');
    expect(page.text).not.toContain('<section id="limits"');
  });

  it('may fetch and run nothing, and is neither kept nor framed', async () => {
    const { headers } = await app.ask('POST', STORED, { headers: HTML });

    expect(headers).toMatchObject({
      'content-security-policy': expect.stringMatching(
        /^default-src 'none'; .*frame-ancestors 'none'$/,
      ),
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
      vary: 'Accept',
    });
  });

  it.each([undefined, '*/*', 'application/json', 'text/html;q=0.1, application/json'])(
    'stays JSON for the Accept header %p',
    async (accept) => {
      const { headers } = await app.ask('POST', STORED, {
        headers: accept === undefined ? {} : { accept },
      });

      expect(headers['content-type']).toMatch(/^application\/json/);
      expect(headers.vary).toBe('Accept');
      expect(headers).not.toHaveProperty('content-security-policy');
    },
  );

  it('is refused to whoever takes neither form, and is a problem like any other when it fails', async () => {
    const refused = await app.ask('POST', STORED, { headers: { accept: 'application/pdf' } });
    const unknown = await app.ask('POST', '/v1/portfolios/nope/analysis', { headers: HTML });

    expect([refused.status, refused.json]).toMatchObject([406, { code: 'not-acceptable' }]);
    expect([unknown.status, unknown.json]).toMatchObject([404, { code: 'portfolio-not-found' }]);
    expect(unknown.headers['content-type']).toBe('application/problem+json');
    expect(unknown.headers).not.toHaveProperty('content-security-policy');
  });

  it('shows a name and tickers that are markup as text', async () => {
    const name = '<img src=x onerror=alert(1)>';
    const path = `/v1/portfolios/${encodeURIComponent(name)}`;
    await app.ask('PUT', path, { body: aDocument() });

    const page = await app.ask('POST', `${path}/analysis`, { headers: HTML });

    expect(page.status).toBe(200);
    expect(markupFaults(page.text)).toEqual([]);
    expect(textOf(page.text)).toContain(`Risk of ${name}`);
  });
});
