import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PRICE_SURROUNDINGS } from '../support/price-surroundings.js';
import { openPriceSource } from '../../src/market-data/price-sources.js';

const DEMO_PRICES = 'demo/prices';

describe('the demo prices', () => {
  let derived: string;

  beforeAll(async () => {
    derived = await mkdtemp(join(tmpdir(), 'demo-prices-'));
    await promisify(execFile)(process.execPath, ['demo/derive-prices.mjs', derived]);
  });
  afterAll(async () => {
    await rm(derived, { recursive: true });
  });

  it.each(['prices.csv', 'PROVENANCE.md'])(
    'have the %s that the script derives, byte by byte',
    async (file) => {
      const again = await readFile(join(derived, file));

      expect(again.equals(await readFile(join(DEMO_PRICES, file)))).toBe(true);
    },
  );

  it('end with the last whole month, on its last weekday', async () => {
    const source = await openPriceSource({ source: 'csv', path: DEMO_PRICES }, PRICE_SURROUNDINGS);

    const { series: index } = await source.findSeries('SP500');

    expect(index?.dates).toHaveLength(122);
    expect(index?.dates.at(-1)).toBe('2010-02-26');
    expect(index?.closes.at(-1)).toBe(1104.49);
  });
});
