import { describe, expect, it } from '@jest/globals';
import { anAsset } from '../../test/support/analysis-input.js';
import { AppError } from '../common/problem/app-error.js';
import { MemoryPriceSource } from '../market-data/sources/memory.price-source.js';
import { PriceSource } from '../market-data/price-source.js';
import { gatherPrices } from './gather-prices.js';

const TICKERS = Array.from({ length: 10_000 }, (_, i) => `T${String(i)}`);
const ASSETS = TICKERS.map((ticker) => anAsset(ticker));

/** Has nothing but faults to tell. */
class FaultyPriceSource extends PriceSource {
  override readonly description = 'the tables';

  override findSeries(ticker: string): Promise<never> {
    const fault = { code: 'malformed', pointer: '', detail: ticker, line: 1, column: 1 } as const;
    const faults = [fault, fault];
    return Promise.reject(
      new AppError('invalid-prices', `odd prices of ${ticker}`, {
        faults,
        tickers: [{ ticker, detail: 'odd' }],
      }),
    );
  }

  override revision(): Promise<string> {
    return Promise.resolve('unchanging');
  }

  override condition(): Promise<'usable'> {
    return Promise.resolve('usable');
  }
}

describe('prices that cannot be had', () => {
  it('are named up to twenty in the sentence and a thousand in the list, and the rest counted', async () => {
    const source = new MemoryPriceSource([]);

    const error = await gatherPrices(source, ASSETS, null).catch((e: unknown) => e as AppError);

    expect(error).toMatchObject({
      code: 'prices-not-found',
      message: `${source.description} has no prices for ${TICKERS.slice(0, 20).join(', ')} and 9980 more`,
    });
    expect((error as AppError).tickers.slice(999)).toEqual([
      { ticker: 'T999', detail: 'held: not known to the source' },
      { ticker: null, detail: '9000 more are not listed' },
    ]);
  });

  it('are told of in the same measure when they cannot be true', async () => {
    const source = new FaultyPriceSource();

    const error = await gatherPrices(source, ASSETS, null).catch((e: unknown) => e as AppError);

    const { message, faults, tickers } = error as AppError;
    expect(message).toContain('odd prices of T19 and 9980 more');
    expect(faults.at(-1)).toMatchObject({ detail: '19000 more faults are not listed' });
    expect([faults.length, tickers.length]).toEqual([1001, 1001]);
  });
});
