import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { FAKE_KEY, type FakeFmpMood } from '../../../test/support/fake-fmp.js';
import { anFmp, type FmpSettings, type FmpUnderTest } from '../../../test/support/fmp-source.js';
import { AppError } from '../../common/problem/app-error.js';
import type { PriceSeries } from '../../risk/engine/returns/price-series.js';

const MS_PER_DAY = 86_400_000;

function daily(ticker: string, count: number, currency: string | null = 'USD'): PriceSeries {
  const dates = Array.from({ length: count }, (_, i) =>
    new Date(Date.UTC(2000, 0, 1) + i * MS_PER_DAY).toISOString().slice(0, 10),
  );
  return { ticker, currency, dates, closes: dates.map((_, i) => 100 + (i % 7)) };
}

const ODD_TICKERS = ['BRK.B', '^GSPC', 'CON', '../../etc/passwd', 'ä/ß?&=#%', '株'.repeat(100)];
const MANY = Array.from({ length: 50 }, (_, i) => `T${String(i)}`);

const SERIES: readonly PriceSeries[] = [
  daily('A', 40),
  daily('LONG', 9000),
  daily('EURUSD', 30, null),
  daily('VOD.L', 10, 'GBp'),
  ...ODD_TICKERS.map((ticker) => daily(ticker, 3)),
];

describe('Financial Modeling Prep', () => {
  let world: FmpUnderTest;
  beforeEach(async () => {
    world = await anFmp(SERIES);
  });
  afterEach(() => world.dispose());

  async function failureOf(ticker: string, settings?: FmpSettings): Promise<AppError> {
    const source = await world.open(settings);
    const thrown: unknown = await source.findSeries(ticker).catch((error: unknown) => error);
    if (!(thrown instanceof AppError)) throw new Error(`no error but ${inspect(thrown)}`);
    return thrown;
  }

  it('gives histories that are longer than one answer may be', async () => {
    const source = await world.open();

    expect((await source.findSeries('LONG')).series).toEqual(SERIES[1]);
    expect(world.fmp.requests.filter(({ path }) => path.endsWith('adjusted'))).toHaveLength(2);
  });

  it('gives exchange rates as they are, without asking for their currency', async () => {
    const source = await world.open();

    expect((await source.findSeries('EURUSD')).series).toEqual(SERIES[2]);
    expect(world.fmp.requests.map(({ path }) => path)).toEqual([
      '/stable/historical-price-eod/light',
    ]);
  });

  it('gives quotes in pence in pounds', async () => {
    const source = await world.open();
    const { series } = await source.findSeries('VOD.L');

    expect(series?.currency).toBe('GBP');
    expect(series?.closes.slice(0, 2)).toEqual([1, 1.01]);
  });

  it.each(ODD_TICKERS)('asks for the ticker %j as it is', async (ticker) => {
    const source = await world.open();

    expect((await source.findSeries(ticker)).series?.ticker).toBe(ticker);
    expect(new Set(world.fmp.requests.map(({ symbol }) => symbol))).toEqual(new Set([ticker]));
    expect(world.warnings).toEqual([]);
  });

  it.each(['', '\uD800', 'x'.repeat(200)])('does not ask for %j, which is no symbol', async (t) => {
    const source = await world.open();

    expect((await source.findSeries(t)).series).toBeNull();
    expect(world.fmp.requests).toEqual([]);
  });

  it.each([
    ['down', /cannot be reached/, 3],
    ['slow', /did not answer within 0\.2 s/, 2],
    ['stuck', /did not answer within 0\.2 s/, 2],
    ['failing', /answers 503: "overloaded, \[secret\]"/, 3],
    ['limited', /limits how often it may be asked \(429\)/, 3],
    ['out-of-quota', /limits how often it may be asked \(429\)/, 3],
    ['redirecting', /redirects to "elsewhere\.example", which is not followed/, 1],
    ['not-json', /not JSON, or was cut short/, 1],
    ['html', /"text\/html" in place of JSON; is FMP_BASE_URL right\?/, 1],
    ['huge', /more than 16 MiB/, 1],
    ['no-list', /no list of prices/, 1],
  ] as const)('says so when it is %s', async (mood: FakeFmpMood, message, attempts) => {
    world.fmp.mood = mood;

    const error = await failureOf('EURUSD', { timeoutMs: mood === 'huge' ? 20_000 : 200 });

    expect(error.code).toBe('price-source-unavailable');
    expect(error.message).toMatch(/^no prices can be read from "127\.0\.0\.1:\d+": /);
    expect(error.message).toMatch(message);
    expect(world.fmp.requests).toHaveLength(attempts);
    expect(inspect(error, { depth: 9 })).not.toContain(FAKE_KEY);
    expect(inspect(error, { depth: 9 })).not.toContain('EURUSD');
  });

  it('says that a server is not there', async () => {
    await world.fmp.close();

    expect((await failureOf('A')).message).toMatch(/cannot be reached \(ECONNREFUSED\)$/);
  });

  it('says that the key is refused', async () => {
    const error = await failureOf('A', { apiKey: 'wrong' });

    expect(error.message).toMatch(/refuses FMP_API_KEY.*401.*Invalid API KEY/);
    expect(inspect(error, { depth: 9 })).not.toMatch(/wrong/);
  });

  it('says of a ticker that the plan does not include it', async () => {
    world.fmp.mood = 'not-in-plan';

    const error = await failureOf('A');

    expect(error.code).toBe('prices-not-found');
    expect(error.tickers).toEqual([
      { ticker: 'A', detail: expect.stringMatching(/^the plan of FMP_API_KEY .*402.*Premium/) },
    ]);
  });

  it.each(['down', 'failing', 'limited'] as const)(
    'is asked again while it is %s',
    async (mood) => {
      Object.assign(world.fmp, { mood, moodLasts: 2, retryAfter: '0' });
      const source = await world.open();

      expect((await source.findSeries('A')).series).toEqual(SERIES[0]);
    },
  );

  it('is left alone for as long as it asks for', async () => {
    Object.assign(world.fmp, { mood: 'limited', moodLasts: 1, retryAfter: '120' });
    const source = await world.open();

    await expect(source.findSeries('EURUSD')).rejects.toMatchObject({ retryAfterSeconds: 120 });
    await expect(source.findSeries('EURUSD')).rejects.toMatchObject({ retryAfterSeconds: 120 });
    expect(world.fmp.requests).toHaveLength(1);
    world.clock.set('2026-11-25T08:02:01.000Z');

    expect((await source.findSeries('EURUSD')).series).toEqual(SERIES[2]);
  });

  it('makes fifty tickers wait only once while it is down', async () => {
    world.fmp.mood = 'down';
    const source = await world.open();

    const outcomes = await Promise.allSettled(MANY.map((ticker) => source.findSeries(ticker)));

    expect(outcomes.every(({ status }) => status === 'rejected')).toBe(true);
    // Four ask at once, three times each, and a fifth may begin between the first failure and the second.
    expect(world.fmp.requests.length).toBeLessThanOrEqual(5 * 3);
  });

  it('is asked no more often than it allows', async () => {
    const source = await world.open({ requestsPerMinute: 3, patienceMs: 500 });

    await source.findSeries('A');
    await source.findSeries('EURUSD');
    const fourth = source.findSeries('LONG');

    await expect(fourth).rejects.toThrow(/the 3 requests of this minute are used up/);
    expect(world.fmp.requests).toHaveLength(3);
  });

  it('has every lie named at once, with ticker, date and field', async () => {
    world.fmp.lies.set('A', [
      { symbol: 'A', date: '2026-11-24', adjClose: '123.4' },
      { symbol: 'A', date: '2026-11-23', adjClose: null },
      { symbol: 'A', date: '2026-11-27', adjClose: 10 },
      { symbol: 'A', date: '2026-11-20', adjClose: 10 },
      { symbol: 'A', date: '2026-11-20', adjClose: 11 },
      { symbol: 'A', date: '2026-11-19', adjClose: -1 },
      { symbol: 'B', date: '2026-11-18', adjClose: 1e300 },
      { symbol: 'A', date: '18/11/2026', adjClose: 10 },
      { symbol: 'A', date: '2026-11-17', close: 10 },
      'nonsense',
    ]);

    const error = await failureOf('A');

    expect(error.code).toBe('invalid-prices');
    expect(error.message).toMatch(/^the prices of A have 10 faults in fmp:127\.0\.0\.1:\d+$/);
    expect(error.faults.map(({ detail }) => detail)).toEqual([
      'A on "2026-11-24": adjClose is "123.4", not a number',
      'A on "2026-11-23": adjClose is null, not a price',
      'A on 2026-11-27: date is in the future',
      'A on 2026-11-20 has a second price',
      'A on "2026-11-19": adjClose is -1, not a positive price',
      'A on "2026-11-18": symbol is "B"',
      'A on "2026-11-18": adjClose is 1e+300, not between 1e-12 and 1000000000000000',
      'A: date is "18/11/2026", not a day such as 2020-12-31',
      'A on "2026-11-17": adjClose is missing, not a price',
      'A: a row is "nonsense", not an object',
    ]);
  });

  it('may have rows in any order', async () => {
    world.fmp.lies.set('A', [
      { symbol: 'A', date: '2026-11-20', adjClose: 2 },
      { symbol: 'A', date: '2026-11-24', adjClose: 3 },
      { symbol: 'A', date: '2026-11-19', adjClose: 1 },
    ]);
    const source = await world.open();

    expect((await source.findSeries('A')).series?.closes).toEqual([1, 2, 3]);
  });

  it('has a nonsensical currency named', async () => {
    world.fmp.currencies.set('A', 'Dollar');

    const error = await failureOf('A');

    expect(error.faults).toMatchObject([
      { code: 'invalid-currency', detail: 'A: currency is "Dollar", not a code such as USD' },
    ]);
  });
});
