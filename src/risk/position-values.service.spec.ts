import { describe, expect, it } from '@jest/globals';
import { monthEndSeries } from '../../test/support/price-series.js';
import { AppError } from '../common/problem/app-error.js';
import { plainAnswer } from '../market-data/plain-answer.js';
import { type PriceAnswer, PriceSource } from '../market-data/price-source.js';
import { fixedCashMap } from '../../test/support/fixed-cash-map.js';
import { BUILT_IN_CASH_MAP } from '../portfolio/cash-map.js';
import type { Portfolio, Position } from '../portfolio/portfolio.js';
import { type PositionValues, PositionValuesService } from './position-values.service.js';

/** A source in which BAD has faulty prices and AWAY cannot be reached. */
class OddPriceSource extends PriceSource {
  readonly description = 'odd';

  override findSeries(ticker: string): Promise<PriceAnswer> {
    const code = { BAD: 'invalid-prices', AWAY: 'price-source-unavailable' } as const;
    if (ticker === 'BAD' || ticker === 'AWAY') {
      return Promise.reject(new AppError(code[ticker], `${ticker} is odd`));
    }
    return Promise.resolve(
      plainAnswer(ticker === 'GOOD' ? monthEndSeries('GOOD', '2024-01', [10, 20]) : null),
    );
  }

  override revision(): Promise<string> {
    return Promise.resolve('1');
  }

  override condition(): Promise<'usable'> {
    return Promise.resolve('usable');
  }
}

function valuesOf(...tickers: readonly string[]): Promise<PositionValues> {
  const positions: readonly Position[] = tickers.map((ticker) => ({
    ticker,
    quantity: { unit: 'shares', amount: 3 },
    currency: null,
    type: null,
    accounts: [],
  }));
  const portfolio: Portfolio = {
    startDate: '2024-01-01',
    endDate: '2024-02-10',
    positions,
    expectedReturns: new Map(),
    factorProxies: new Map(),
    extra: new Map(),
  };
  const cashMaps = fixedCashMap(BUILT_IN_CASH_MAP);
  return new PositionValuesService(new OddPriceSource(), cashMaps).value(portfolio);
}

describe('PositionValuesService', () => {
  it('takes the last price on or before the end date', async () => {
    const { netValue, positions } = await valuesOf('GOOD');

    expect(positions[0]?.valuation).toMatchObject({
      price: 10,
      priceDate: '2024-01-31',
      value: 30,
    });
    expect(netValue).toBe(30);
  });

  it('values the others when the prices of one are faulty, and says why it has none', async () => {
    const { netValue, positions } = await valuesOf('GOOD', 'BAD');

    expect(positions[0]?.unvalued).toBeNull();
    expect(positions[1]).toMatchObject({
      valuation: { value: null },
      unvalued: { code: 'invalid-prices', detail: 'BAD is odd' },
    });
    expect(netValue).toBeNull();
  });

  it('does not hide that the source cannot be reached', async () => {
    await expect(valuesOf('GOOD', 'AWAY')).rejects.toMatchObject({
      code: 'price-source-unavailable',
    });
  });
});
