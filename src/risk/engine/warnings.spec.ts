import { describe, expect, it } from '@jest/globals';
import { anAsset, anInput } from '../../../test/support/analysis-input.js';
import { scatteredReturns, seriesOfReturns } from '../../../test/support/price-series.js';
import { analyzePortfolio } from './analyze-portfolio.js';

const A = seriesOfReturns('A', '2017-12', scatteredReturns(60, 1));
const EURUSD = seriesOfReturns('EURUSD', '2017-12', scatteredReturns(60, 3));

describe('what the reader of a result must know', () => {
  it('is how many months an asset has cost the window', () => {
    const late = seriesOfReturns('L', '2019-12', scatteredReturns(36, 4));

    const result = analyzePortfolio(anInput([anAsset('A'), anAsset('L')], [A, late]));

    expect(result.window).toEqual({ first: '2020-01', last: '2022-12', months: 36 });
    expect(result.warnings).toContainEqual({
      code: 'window-shortened',
      tickers: ['L'],
      detail: 'L has no return in 24 months that others have; the window leaves them out',
    });
  });

  it('is that a price is old on the end date', () => {
    const early = seriesOfReturns('E', '2017-12', scatteredReturns(50, 4));

    const result = analyzePortfolio(anInput([anAsset('E')], [early]));

    expect(result.staleness['E']).toEqual({ lastDate: '2022-02-28', tradingDays: 219 });
    expect(result.warnings.map(({ code }) => code)).toContain('stale-price');
  });

  it('is that shares are quoted in another currency than their entry says', () => {
    const quoted = { ...A, currency: 'EUR' };

    const result = analyzePortfolio(anInput([anAsset('A', { currency: 'USD' })], [quoted, EURUSD]));

    expect(result.valuation['A']?.priceCurrency).toBe('EUR');
    expect(result.warnings.map(({ code }) => code)).toContain('currency-mismatch');
  });

  it('is that the benchmark lacks a month', () => {
    const late = seriesOfReturns('L', '2019-12', scatteredReturns(36, 4));

    const result = analyzePortfolio(anInput([anAsset('A')], [A, late], { benchmark: 'L' }));

    expect(result.performance.beta).toBeNull();
    expect(result.warnings.map(({ code }) => code)).toContain('benchmark-history-short');
  });
});
