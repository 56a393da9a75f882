import { describe, expect, it } from '@jest/globals';
import { anAsset, anInput, cashAsset } from '../../../../test/support/analysis-input.js';
import { fallingSeries, MARKET, stressed } from '../../../../test/support/stress-input.js';
import { analyzePortfolio } from '../analyze-portfolio.js';
import { EngineError } from '../engine-error.js';
import type { StressInput } from './stress-portfolio.js';

function refusal(act: () => unknown): EngineError {
  try {
    act();
  } catch (error) {
    if (error instanceof EngineError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

describe('shocks of factors and tickers', () => {
  const prices = [
    fallingSeries('A', 1, null),
    fallingSeries('B', 2, null),
    fallingSeries('M', 4, null),
  ];
  const assets = [anAsset('A', { proxies: MARKET }), anAsset('B', { shares: 5 })];
  const shocks = (...entries: readonly (readonly [string, number])[]): Partial<StressInput> => ({
    shocks: new Map(entries),
    episodes: [],
  });

  it('add up: exposures times shocks, and weights times shocks', () => {
    const { decomposition, weights } = analyzePortfolio(anInput(assets, prices));
    const exposure = decomposition.factors['market:M']?.exposure ?? NaN;

    const { shock, netValue } = stressed(
      assets,
      prices,
      shocks(['market:M', -0.2], ['A', -0.1], ['B', 0.05]),
    );

    const total = exposure * -0.2 + (weights['A'] ?? NaN) * -0.1 + (weights['B'] ?? NaN) * 0.05;
    expect(shock?.return).toBeCloseTo(total, 12);
    expect(shock?.loss).toBeCloseTo(Math.max(0, -total), 12);
    expect(shock?.valueChange).toBeCloseTo(total * netValue, 9);
    expect(shock?.tickers['A']).toMatchObject({ shock: -0.1, weight: weights['A'] });
    expect(shock?.factors).toMatchObject({ 'market:M': { shock: -0.2, isGiven: true, exposure } });
  });

  it('know a factor by its type alone, and an asset by what it is held as', () => {
    const held = [...assets, cashAsset('SGOV', 100)];
    const named = { ...shocks(['market', -0.2], ['CUR:USD', -0.01]) };

    const { shock } = stressed(held, prices, { ...named, aliases: new Map([['CUR:USD', 'SGOV']]) });

    expect(Object.keys(shock?.factors ?? {})).toEqual(['market:M']);
    expect(Object.keys(shock?.tickers ?? {})).toEqual(['SGOV']);
  });

  it('are refused together when they stand for nothing, or twice for one thing', () => {
    const act = (): unknown =>
      stressed(
        assets,
        prices,
        shocks(['market', -0.1], ['market:M', -0.1], ['C', 0.1], ['momentum', 0.1]),
      );

    const { code, faults, message } = refusal(act);

    expect(code).toBe('unknown-shock');
    expect(faults.map(({ ticker }) => ticker)).toEqual(['market:M', 'C', 'momentum']);
    expect(message).toMatch(/factors are market:M; tickers are A, B/);
  });

  it('name the factors that a type could mean', () => {
    const other = fallingSeries('N', 9, null);
    const both = [
      anAsset('A', { proxies: MARKET }),
      anAsset('B', { proxies: { ...MARKET, market: 'N' } }),
    ];

    const { faults } = refusal(() => stressed(both, [...prices, other], shocks(['market', -0.1])));

    expect(faults).toEqual([{ ticker: 'market', detail: 'could be any of market:M, market:N' }]);
  });

  it.each([NaN, -1.5, 1e9, -1e9, Infinity])('of %d are refused', (value) => {
    expect(refusal(() => stressed(assets, prices, shocks(['A', value]))).code).toBe(
      'unknown-shock',
    );
  });

  it('carry the other factors along by their covariance, and leave given ones as they are', () => {
    const industry = fallingSeries('I', 6, null);
    const proxies = { ...MARKET, industry: 'I' };
    const input = [anAsset('A', { proxies }), anAsset('B', { proxies: MARKET })];
    const all = [...prices, industry];

    const { shock } = stressed(input, all, { ...shocks(['market', -0.2]), propagate: true });

    const m = monthly('M');
    const relative = monthly('I', 6).map((value, t) => value - (m[t] as number));
    const beta = covariance(m, relative) / covariance(m, m);
    expect(shock).toMatchObject({ isPropagated: true });
    expect(shock?.factors['industry:I-M']).toMatchObject({ isGiven: false });
    expect(shock?.factors['industry:I-M']?.shock).toBeCloseTo(beta * -0.2, 12);
    expect(shock?.factors['market:M']).toMatchObject({ isGiven: true, shock: -0.2 });
  });

  it('of tickers alone have nothing to carry along', () => {
    const act = (): unknown =>
      stressed(assets, prices, { ...shocks(['A', -0.2]), propagate: true });

    expect(refusal(act).code).toBe('invalid-options');
  });

  function monthly(ticker: string, seed = 4): readonly number[] {
    const { closes } = fallingSeries(ticker, seed, null);
    return closes.slice(1).map((close, t) => close / (closes[t] as number) - 1);
  }
});

function covariance(a: readonly number[], b: readonly number[]): number {
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  const [meanA, meanB] = [mean(a), mean(b)];
  const products = a.map((value, t) => (value - meanA) * ((b[t] as number) - meanB));
  return products.reduce((sum, value) => sum + value, 0) / (a.length - 1);
}
