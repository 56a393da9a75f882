import { describe, expect, it } from '@jest/globals';
import type { PriceSource } from '../../src/market-data/price-source.js';
import type { PriceSeries } from '../../src/risk/engine/returns/price-series.js';

export interface OpenedSource {
  readonly source: PriceSource;
  readonly dispose: () => Promise<void>;
}

const SERIES: readonly PriceSeries[] = [
  { ticker: 'A', currency: null, dates: ['2020-01-31', '2020-02-28'], closes: [10, 10.5] },
  { ticker: 'CUR:X/Y', currency: 'EUR', dates: ['2020-01-31'], closes: [0.0000001] },
  { ticker: '__proto__', currency: null, dates: ['2019-12-31'], closes: [1234.56789] },
];

/** What every price source does, whatever it is made of. */
export function describePriceSourceContract(
  name: string,
  open: (series: readonly PriceSeries[]) => Promise<OpenedSource>,
): void {
  describe(`the price source ${name}`, () => {
    async function withSource(use: (source: PriceSource) => Promise<void>): Promise<void> {
      const { source, dispose } = await open(SERIES);
      try {
        await use(source);
      } finally {
        await dispose();
      }
    }

    it('gives every close of a ticker, oldest first, with its currency', () =>
      withSource(async (source) => {
        for (const series of SERIES) {
          expect(await source.findSeries(series.ticker)).toEqual({ series, notices: [] });
        }
      }));

    it('does not know other tickers, nor those in other letters', () =>
      withSource(async (source) => {
        for (const ticker of ['B', 'a', '', 'Date', 'constructor', '../A']) {
          expect((await source.findSeries(ticker)).series).toBeNull();
        }
      }));

    it('answers many at once as it answers one', () =>
      withSource(async (source) => {
        const asked = Array.from({ length: 40 }, (_, i) => SERIES[i % 3]?.ticker ?? '');

        const answers = await Promise.all(asked.map((ticker) => source.findSeries(ticker)));

        expect(answers.map(({ series }) => series?.ticker)).toEqual(asked);
      }));

    it('settles on one revision while nothing changes, and has a name', () =>
      withSource(async (source) => {
        const deadline = performance.now() + 5000;
        let [before, now] = [await source.revision('A'), await source.revision('A')];
        while (before !== now && performance.now() < deadline) {
          [before, now] = [now, await source.revision('A')];
        }

        expect(now).toBe(before);
        expect(source.description).not.toBe('');
      }));
  });
}
