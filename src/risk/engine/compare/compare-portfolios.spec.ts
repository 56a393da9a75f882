import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anAsset, anInput, cashAsset } from '../../../../test/support/analysis-input.js';
import { scatteredReturns, seriesOfReturns } from '../../../../test/support/price-series.js';
import type { AnalysisInput, Asset } from '../analysis-input.js';
import { analyzePortfolio } from '../analyze-portfolio.js';
import { EngineError } from '../engine-error.js';
import { comparePortfolios } from './compare-portfolios.js';

const MONTHS = 60;
const SERIES = ['AAA', 'BBB', 'SPY', 'constructor'].map((ticker, i) =>
  seriesOfReturns(ticker, '2017-12', scatteredReturns(MONTHS, i + 1)),
);
/** Begins two years later. */
const LATE = seriesOfReturns('LATE', '2019-12', scatteredReturns(36, 9));
const PROXIES = { market: 'SPY', momentum: null, value: null, industry: null, subindustry: [] };

function weighted(weights: Readonly<Record<string, number>>): readonly Asset[] {
  return Object.entries(weights)
    .map(([ticker, weight]) =>
      anAsset(ticker, { shares: null, weight, proxies: ticker === 'AAA' ? PROXIES : null }),
    )
    .sort((a, b) => (a.ticker < b.ticker ? -1 : 1));
}

function input(assets: readonly Asset[], given: Partial<AnalysisInput> = {}): AnalysisInput {
  return anInput(assets, [...SERIES, LATE], { benchmark: 'SPY', ...given });
}

function compare(before: readonly Asset[], after: readonly Asset[], given = {}) {
  return comparePortfolios({
    before: input(before, given),
    after: input(after, given),
    window: 'common',
    episodes: [],
  });
}

/** Every number of a tree. */
function numbersIn(tree: unknown): readonly number[] {
  if (typeof tree === 'number') return [tree];
  return typeof tree === 'object' && tree !== null ? Object.values(tree).flatMap(numbersIn) : [];
}

describe('a comparison of two portfolios', () => {
  it('gives the change of each figure, after minus before', () => {
    const { before, after, difference } = compare(
      weighted({ AAA: 0.5, BBB: 0.5 }),
      weighted({ AAA: 0.75, BBB: 0.25 }),
    );

    expect(difference.weights).toEqual({ AAA: 0.25, BBB: -0.25 });
    expect(difference.concentration.herfindahl).toBeCloseTo(0.625 - 0.5, 15);
    expect(difference.volatility.annual).toBe(after.volatility.annual - before.volatility.annual);
    expect(difference.loss['0.95'].esNormal).toBe(
      after.loss['0.95'].esNormal - before.loss['0.95'].esNormal,
    );
    expect(difference.decomposition.factors['market:SPY']?.exposure).toBeCloseTo(
      0.25 * (before.regressions['AAA']?.betas.market?.beta ?? NaN),
      12,
    );
    expect(difference.performance.beta).not.toBeNull();
    expect(difference.exposure).toEqual({ net: 0, gross: 0, leverage: 0 });
  });

  it('has each side as it would be analysed alone', () => {
    const [before, after] = [weighted({ AAA: 1 }), weighted({ AAA: 0.5, BBB: 0.5 })];

    const comparison = compare(before, after);

    expect(comparison.before).toEqual(analyzePortfolio(input(before)));
    expect(comparison.after).toEqual(analyzePortfolio(input(after)));
    expect(comparison).toMatchObject({ cut: { before: null, after: null }, warnings: [] });
  });

  it('takes the weight and contribution of what is not held as 0, and other figures of it as unknown', () => {
    const { after, before, difference } = compare(
      weighted({ AAA: 1 }),
      weighted({ BBB: 0.5, constructor: 0.5 }),
    );

    expect(difference.tickers).toEqual(['AAA', 'BBB', 'constructor']);
    expect(difference.weights).toEqual({ AAA: -1, BBB: 0.5, constructor: 0.5 });
    expect(difference.contributions['BBB']).toEqual({
      marginal: null,
      contribution: after.contributions['BBB']?.contribution,
      share: after.contributions['BBB']?.share,
    });
    expect(difference.regressions['AAA']?.residualSd).toBeNull();
    expect(difference.decomposition.factors['market:SPY']).toMatchObject({
      exposure: -(before.decomposition.factors['market:SPY']?.exposure ?? NaN),
      annualVolatility: null,
    });
    expect(difference.decomposition.byType.market).toBe(-(before.decomposition.byType.market ?? 0));
  });

  it('lines matrices up by ticker', () => {
    const { difference } = compare(
      weighted({ AAA: 0.5, BBB: 0.5 }),
      weighted({ BBB: 0.5, constructor: 0.5 }),
    );

    expect(difference.correlation).toEqual([
      [null, null, null],
      [null, 0, null],
      [null, null, null],
    ]);
  });

  it('names the limits that stand differently, in their order', () => {
    const { limitChanges } = compare(weighted({ AAA: 0.4, BBB: 0.6 }), weighted({ AAA: 1 }), {
      limits: { max_single_stock_weight: 0.8, max_volatility: 5, max_market_contribution: 0.9 },
    });

    expect(limitChanges).toEqual([
      { limit: 'max_single_stock_weight', before: 'pass', after: 'breach' },
      { limit: 'max_market_contribution', before: 'unknown', after: 'pass' },
    ]);
  });
});

describe('the window of a comparison', () => {
  const before = weighted({ AAA: 1 });
  const after = weighted({ AAA: 0.5, LATE: 0.5 });

  it('is what both have, and says which side it costs months', () => {
    const comparison = compare(before, after);

    const months = { first: '2020-01', last: '2022-12', months: 36 };
    expect(comparison.before.window).toEqual(months);
    expect(comparison.after.window).toEqual(months);
    expect(comparison.cut).toEqual({ before: { first: '2020-01', last: '2022-12' }, after: null });
    expect(comparison.warnings).toMatchObject([{ code: 'common-window' }]);
    expect(comparison.warnings[0]?.detail).toContain('2018-01 to 2022-12');
  });

  it('has the figures that a start date would give', () => {
    const { before: cut } = compare(before, after);

    const alone = analyzePortfolio(input(before, { startDate: '2020-01-01' }));
    expect(cut.volatility).toEqual(alone.volatility);
    expect(cut.loss).toEqual(alone.loss);
    expect(cut.performance).toEqual(alone.performance);
    expect(cut.regressions).toEqual(alone.regressions);
  });

  it('is each its own when asked for', () => {
    const comparison = comparePortfolios({
      before: input(before),
      after: input(after),
      window: 'own',
      episodes: [],
    });

    expect(comparison.before.window.months).toBe(60);
    expect(comparison.after.window.months).toBe(36);
    expect(comparison.difference.portfolioReturns.months).toHaveLength(36);
    expect(comparison).toMatchObject({ cut: { before: null, after: null }, warnings: [] });
  });

  it('cuts cash without prices, which has every month, to the months of the other side', () => {
    const comparison = compare([cashAsset('CUR:USD', 100)], after.map(inShares));

    expect(comparison.before.window).toEqual(comparison.after.window);
    expect(comparison.cut.before).not.toBeNull();
  });

  it('that is too short is refused with what each side has', () => {
    const early = seriesOfReturns('EARLY', '2017-12', scatteredReturns(30, 3));

    const attempt = (): unknown =>
      comparePortfolios({
        before: anInput([anAsset('EARLY')], [early]),
        after: anInput([anAsset('LATE')], [LATE]),
        window: 'common',
        episodes: [],
      });

    expect(attempt).toThrow(EngineError);
    expect(attempt).toThrow('only 6 months of returns in common');
  });
});

function inShares(asset: Asset): Asset {
  return { ...asset, weight: null, shares: 1 };
}

describe('the difference of portfolios, whatever they are', () => {
  const weights = fc.record({
    AAA: fc.double({ min: 0.01, max: 2, noNaN: true }),
    BBB: fc.double({ min: -0.005, max: 2, noNaN: true }),
    constructor: fc.double({ min: 0, max: 2, noNaN: true }),
  });

  it('is nothing between a portfolio and itself', () => {
    fc.assert(
      fc.property(weights, (given) => {
        const { difference, limitChanges } = compare(weighted(given), weighted(given), {
          limits: { max_volatility: 0.1, max_loss: -0.2 },
        });

        const { portfolioReturns, ...figures } = difference;
        expect(new Set(numbersIn(figures).map((figure) => figure + 0))).toEqual(new Set([0]));
        expect(new Set(portfolioReturns.returns)).toEqual(new Set([0]));
        expect(limitChanges).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });

  it('is the opposite the other way round', () => {
    fc.assert(
      fc.property(weights, weights, (one, other) => {
        const there = compare(weighted(one), weighted(other)).difference;
        const back = compare(weighted(other), weighted(one)).difference;

        expect(numbersIn(back)).toEqual(numbersIn(there).map((figure) => 0 - figure));
      }),
      {
        numRuns: 25,
        examples: [
          [
            { AAA: 0.01, BBB: -0, constructor: 0 },
            { AAA: 0.01, BBB: 0, constructor: 0 },
          ],
        ],
      },
    );
  });
});
