import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { PriceCacheFolder } from '../../src/market-data/disk-cache/price-cache-folder.js';
import { FAKE_KEY, type FakeFmp, startFakeFmp } from '../support/fake-fmp.js';
import { FMP_SERIES, fmpDocument } from '../support/fmp-portfolio.js';
import { PRICES, PORTFOLIO, Workplace } from './run-risk.js';
import type { Outcome } from './standing-program.js';

describe('on the command line, prices of Financial Modeling Prep', () => {
  let fmp: FakeFmp;
  let workplace: Workplace;
  beforeEach(async () => {
    fmp = await startFakeFmp(FMP_SERIES);
    workplace = await Workplace.open();
    await workplace.file('portfolio.json', JSON.stringify(fmpDocument('AAA', 'BBB')));
  });
  afterEach(async () => {
    await fmp.close();
    await workplace.close();
  });

  async function analyze(
    args: readonly string[] = [],
    environment: Readonly<Record<string, string>> = {},
  ): Promise<Outcome> {
    const outcome = await workplace.run(['analyze', 'portfolio.json', ...args], {
      environment: {
        PRICE_SOURCE: 'fmp',
        FMP_API_KEY: FAKE_KEY,
        FMP_BASE_URL: fmp.baseUrl,
        FMP_TIMEOUT_MS: '300',
        PRICE_CACHE_DIR: 'cache',
        ...environment,
      },
    });
    expect(outcome.stdout + outcome.stderr).not.toContain(FAKE_KEY);
    return outcome;
  }

  /** What a run of years ago left on the disk. */
  async function keepOldAnswers(): Promise<void> {
    const folder = new PriceCacheFolder({
      directory: join(workplace.folder, 'cache'),
      source: `fmp:${new URL(fmp.baseUrl).host}`,
      onWarning: (event) => {
        throw new Error(event);
      },
    });
    for (const series of FMP_SERIES) {
      const { ticker } = series;
      await folder.write({ ticker, fetchedAt: '2024-02-01T08:00:00.000Z', series });
    }
  }

  it('are fetched once, and then are on the disk', async () => {
    const { code, stdout, stderr } = await analyze();
    const { length } = fmp.requests;
    const again = await analyze();

    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain(`Prices from fmp:${new URL(fmp.baseUrl).host}, up to 2023-12-29`);
    expect(again).toEqual({ code, stdout, stderr });
    expect(fmp.requests).toHaveLength(length);
  });

  it.each([
    ['down', /cannot be reached/],
    ['slow', /did not answer within 0\.3 s/],
    ['limited', /limits how often it may be asked/],
    ['html', /"text\/html" in place of JSON; is FMP_BASE_URL right\?/],
    ['redirecting', /redirects to "elsewhere\.example"/],
  ] as const)('that is %s end the command with 3 and the reason', async (mood, reason) => {
    fmp.mood = mood;

    const { code, stdout, stderr } = await analyze();

    expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
    expect(stderr).toMatch(/^error \[price-source-unavailable\]: no prices can be read from "127/);
    expect(stderr).toMatch(reason);
    expect(stderr.split('\n')).toHaveLength(2);
  });

  it('that lies end the command with 2 and every lie', async () => {
    fmp.lies.set('AAA', [
      { symbol: 'AAA', date: '2020-01-31', adjClose: '10' },
      { symbol: 'AAA', date: '9020-01-31', adjClose: 10 },
    ]);

    const { code, stderr } = await analyze();

    expect(code).toBe(2);
    expect(stderr.split('\n').slice(0, 3)).toEqual([
      expect.stringMatching(/^error \[invalid-prices\]: the prices of AAA have 2 faults in fmp:/),
      '  /0: AAA on "2020-01-31": adjClose is "10", not a number',
      '  /1: AAA on 9020-01-31: date is in the future',
    ]);
  });

  it('of an earlier day are used with a warning, in the text and in JSON', async () => {
    await keepOldAnswers();
    fmp.mood = 'down';

    const text = await analyze();
    const json = await analyze(['--json']);

    expect(text.code).toBe(0);
    expect(text.stdout.replaceAll(/\s+/g, ' ')).toMatch(
      /! no prices can be read from .* AAA as fetched on 2024-02-01 at 08:00 UTC, BBB as .* \[stale-source\]/,
    );
    expect(JSON.parse(json.stdout)).toMatchObject({
      warnings: expect.arrayContaining([
        expect.objectContaining({ code: 'stale-source', tickers: ['AAA', 'BBB'] }),
      ]),
    });
  });

  it('are read all the same when the disk refuses to keep them, which is warned of', async () => {
    await writeFile(join(workplace.folder, 'cache'), 'in the way');

    const { code, stderr } = await analyze();

    expect(code).toBe(0);
    expect(stderr).toMatch(/warning: price-cache-not-written: .*PRICE_CACHE_DIR/);
  });

  it('make way for the CSV files of --prices', async () => {
    await workplace.file('demo.yaml', PORTFOLIO);

    const { code } = await workplace.run(['analyze', 'demo.yaml', '--prices', PRICES], {
      environment: { PRICE_SOURCE: 'fmp', FMP_API_KEY: FAKE_KEY, FMP_BASE_URL: fmp.baseUrl },
    });

    expect(code).toBe(0);
    expect(fmp.requests).toEqual([]);
  });

  it('need a key, whose absence and whose line breaks are refused without showing it', async () => {
    const absent = await analyze([], { FMP_API_KEY: '' });
    const broken = await analyze([], { FMP_API_KEY: 'secret\nkey', PRICE_SOURCE: 'yahoo' });

    expect(absent.code).toBe(2);
    expect(absent.stderr).toContain('FMP_API_KEY is not set, and PRICE_SOURCE=fmp takes it');
    expect(broken.code).toBe(2);
    expect(broken.stderr).toContain('PRICE_SOURCE is "yahoo" but must be one of csv, fmp');
    expect(broken.stderr).toContain('FMP_API_KEY is set to what is not shown here but must be');
    expect(broken.stderr).not.toContain('secret');
  });
});
