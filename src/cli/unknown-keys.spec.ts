import { describe, expect, it } from '@jest/globals';
import { limitsKeyWarnings, portfolioKeyWarnings } from './unknown-keys.js';

describe('warnings of unknown keys', () => {
  it('names the key that was probably meant', () => {
    const [warning] = portfolioKeyWarnings(new Map([['stock_factor_proxis', {}]]));

    expect(warning).toEqual({
      code: 'unknown-key',
      tickers: [],
      detail:
        'kept but without effect, not a key of a portfolio: "stock_factor_proxis" (did you mean stock_factor_proxies?)',
    });
  });

  it('names the option that takes what is no part of a portfolio', () => {
    const [warning] = portfolioKeyWarnings(new Map([['risk_free', 0.02]]));

    expect(warning?.detail).toContain('"risk_free" (give --risk-free)');
  });

  it('are none without such keys', () => {
    expect([...portfolioKeyWarnings(new Map()), ...limitsKeyWarnings(new Map())]).toEqual([]);
  });
});
