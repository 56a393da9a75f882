import { describe, expect, it } from '@jest/globals';
import { anAsset, anInput } from '../../../test/support/analysis-input.js';
import { aMarket, amountsOf, someProxies } from '../../../test/support/market.js';
import { monthEndSeries } from '../../../test/support/price-series.js';
import { analyzePortfolio } from './analyze-portfolio.js';

describe('what factors say', () => {
  it('is warned of by a jump in the years looked back on, before the window, and by a proxy gone stale', () => {
    const proxies = someProxies({ market: 'MKT' });
    const market = aMarket(1);
    const own = market.find(({ ticker }) => ticker === 'MKT');
    const split = {
      ...(own ?? monthEndSeries('MKT', '2017-12', [1])),
      closes: (own?.closes ?? []).map((close, i) => (i < 3 ? close * 20 : close)),
    };
    const series = [...market.filter(({ ticker }) => ticker !== 'MKT'), split];
    const input = anInput([anAsset('A0', { proxies })], series, {
      startDate: '2020-01-01',
      endDate: '2023-01-20',
    });

    const { warnings } = analyzePortfolio(input);

    const told = warnings.map(({ code, tickers }) => `${code} ${tickers.join()}`);
    expect(told).toEqual(
      expect.arrayContaining(['price-jump MKT', 'stale-price A0', 'stale-price MKT']),
    );
  });

  it('is warned of by a month that is missing before the window, where the worst may have been', () => {
    const proxies = someProxies({ market: 'MKT' });
    const series = aMarket(1).map((each) => {
      const isKept = (_: unknown, i: number): boolean => each.ticker !== 'MKT' || i !== 6;
      return { ...each, dates: each.dates.filter(isKept), closes: each.closes.filter(isKept) };
    });
    const input = anInput([anAsset('A0', { proxies })], series, { startDate: '2020-01-01' });

    const { warnings, decomposition } = analyzePortfolio(input);

    expect(warnings).toContainEqual({
      code: 'factor-history-gap',
      tickers: ['MKT'],
      detail: expect.stringContaining('market:MKT has no return in 2018-06, 2018-07'),
    });
    expect(decomposition.factors['market:MKT']?.worstMonthLoss).toBeGreaterThan(0);
  });

  it('has no t where the fit is exact, for there is no error to hold the beta against', () => {
    const proxies = someProxies({ market: 'A0', value: 'VAL' });

    const { regressions } = analyzePortfolio(anInput(amountsOf([1], proxies), aMarket(1)));

    expect(regressions['A0']?.betas.market).toMatchObject({ t: null });
    expect(regressions['A0']?.betas.market?.beta).toBeCloseTo(1, 12);
    expect(regressions['A0']?.betas.value).toMatchObject({ t: null });
  });

  it('is enough for the limits where nine tenths of the weight are explained exactly', () => {
    const proxies = someProxies({ market: 'MKT' });
    const assets = [0.1, 0.2, 0.7].map((weight, i) =>
      anAsset(`A${String(i)}`, { shares: null, weight, proxies: i === 0 ? null : proxies }),
    );
    const limits = { max_factor_contribution: 2 };

    const result = analyzePortfolio(anInput(assets, aMarket(3), { limits }));

    expect(result.limits.max_factor_contribution?.status).toBe('pass');
  });
});
