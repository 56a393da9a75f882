import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { PriceSeries } from '../../src/risk/engine/returns/price-series.js';

/** The key that the fake knows. */
export const FAKE_KEY = 'a-key-of-the-fake';

const MOST_ROWS = 5000;

/** How the fake answers in place of what it knows. */
export type FakeFmpMood =
  | 'well'
  /** Breaks every connection. */
  | 'down'
  /** Takes the request and says nothing. */
  | 'slow'
  /** Begins its answer and never ends it. */
  | 'stuck'
  | 'failing'
  | 'limited'
  | 'out-of-quota'
  | 'not-in-plan'
  | 'redirecting'
  | 'not-json'
  | 'html'
  | 'huge'
  | 'no-list';

export interface FakeFmpRequest {
  readonly path: string;
  readonly symbol: string;
}

/** Financial Modeling Prep on a port of this machine, as far as this program speaks to it. */
export interface FakeFmp {
  readonly baseUrl: string;
  readonly requests: readonly FakeFmpRequest[];
  mood: FakeFmpMood;
  /** How many more answers keep to the mood; then all is well. */
  moodLasts: number;
  /** What `Retry-After` says; null: nothing. */
  retryAfter: string | null;
  /** Rows in place of a ticker's own, which may be nonsense. */
  readonly lies: Map<string, unknown>;
  /** Currencies in place of those of the series. */
  readonly currencies: Map<string, unknown>;
  close(): Promise<void>;
}

export async function startFakeFmp(series: readonly PriceSeries[]): Promise<FakeFmp> {
  const requests: FakeFmpRequest[] = [];
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '', 'http://fake');
    requests.push({ path: url.pathname, symbol: url.searchParams.get('symbol') ?? '' });
    answer(request, url, response);
  });

  function answer(request: IncomingMessage, url: URL, response: ServerResponse): void {
    const { mood } = fake;
    if (mood !== 'well') {
      fake.moodLasts -= 1;
      if (fake.moodLasts <= 0) fake.mood = 'well';
      answerIn(mood, response, fake.retryAfter);
    } else if (request.headers['apikey'] !== FAKE_KEY) {
      send(response, 401, {
        'Error Message': 'Invalid API KEY. Feel free to create a Free API Key',
      });
    } else {
      send(response, 200, rowsAt(url));
    }
  }

  function rowsAt({ pathname, searchParams }: URL): unknown {
    const symbol = searchParams.get('symbol') ?? '';
    const known = series.find(({ ticker }) => ticker === symbol);
    if (pathname === '/stable/profile') {
      const currency = fake.currencies.get(symbol) ?? known?.currency ?? null;
      return known === undefined ? [] : [{ symbol, currency }];
    }
    const lie = fake.lies.get(symbol);
    if (lie !== undefined) return lie;
    const kind = pathname.replace('/stable/historical-price-eod/', '');
    const field = { 'dividend-adjusted': 'adjClose', light: 'price' }[kind];
    if (field === undefined) return { 'Error Message': `no endpoint ${pathname}` };
    const to = searchParams.get('to') ?? '9999';
    const rows = (known?.dates ?? []).map((date, i) => ({
      symbol,
      date,
      [field]: known?.closes[i],
      volume: 100,
    }));
    return rows
      .filter(({ date }) => date <= to)
      .reverse()
      .slice(0, MOST_ROWS);
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const fake: FakeFmp = {
    baseUrl: `http://127.0.0.1:${String(port)}/stable`,
    requests,
    mood: 'well',
    moodLasts: Infinity,
    retryAfter: null,
    lies: new Map(),
    currencies: new Map(),
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
  return fake;
}

function answerIn(
  mood: Exclude<FakeFmpMood, 'well'>,
  response: ServerResponse,
  retryAfter: string | null,
): void {
  switch (mood) {
    case 'down':
      response.destroy();
      break;
    case 'slow':
      break;
    case 'stuck':
      response.writeHead(200, { 'content-type': 'application/json' }).write('[');
      break;
    case 'failing':
      send(response, 503, { 'Error Message': `overloaded, ${FAKE_KEY}` });
      break;
    case 'limited':
      if (retryAfter !== null) response.setHeader('retry-after', retryAfter);
      send(response, 429, { 'Error Message': 'Limit Reach . Please upgrade your plan' });
      break;
    case 'out-of-quota':
      send(response, 200, { 'Error Message': 'Limit Reach . Please upgrade your plan' });
      break;
    case 'not-in-plan':
      response.writeHead(402, { 'content-type': 'text/plain' });
      response.end("Premium Query Parameter: this value set for 'symbol' is not available");
      break;
    case 'redirecting':
      response.writeHead(302, { location: 'https://elsewhere.example/steal' }).end();
      break;
    case 'not-json':
      response.writeHead(200, { 'content-type': 'application/json' }).end('[{"symbol": "A", ');
      break;
    case 'html':
      response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Sign in to the hotel</h1>');
      break;
    case 'huge':
      response.writeHead(200, { 'content-type': 'application/json' });
      sendWithoutEnd(response);
      break;
    case 'no-list':
      send(response, 200, { historical: [] });
      break;
  }
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify(body));
}

/** A list that goes on for as long as it is read. */
function sendWithoutEnd(response: ServerResponse): void {
  const piece = ' '.repeat(1024 * 1024);
  const write = (): void => {
    while (!response.destroyed && response.write(piece));
    if (!response.destroyed) response.once('drain', write);
  };
  response.write('[');
  write();
}
