import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anAsset, anInput, cashAsset } from '../../../test/support/analysis-input.js';
import {
  monthEndSeries,
  scatteredReturns,
  seriesOfReturns,
} from '../../../test/support/price-series.js';
import type { AnalysisInput, Asset } from './analysis-input.js';
import { DEFAULT_ANALYSIS_OPTIONS } from './analysis-input.js';
import { analyzePortfolio } from './analyze-portfolio.js';
import { EngineError } from './engine-error.js';

const MONTHS = 60;
const A = seriesOfReturns('A', '2017-12', scatteredReturns(MONTHS, 1));
const B = seriesOfReturns('B', '2017-12', scatteredReturns(MONTHS, 2));
const EURUSD = seriesOfReturns('EURUSD', '2017-12', scatteredReturns(MONTHS, 3));

function refusal(input: AnalysisInput): EngineError {
  try {
    analyzePortfolio(input);
  } catch (error) {
    if (error instanceof EngineError) return error;
    throw error;
  }
  throw new Error('the input was analysed');
}

describe('the analysis of a portfolio', () => {
  it('spans the months of the range in which every asset has a return', () => {
    const { window, warnings } = analyzePortfolio(anInput([anAsset('A'), anAsset('B')], [A, B]));

    expect(window).toEqual({ first: '2018-01', last: '2022-12', months: 60 });
    expect(warnings.map(({ code }) => code)).toEqual(['benchmark-missing', 'no-factor-proxies']);
  });

  it('has contributions that sum to the volatility and shares that sum to 1, for any weights', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -500, max: 1000 }), { minLength: 2, maxLength: 8 }),
        fc.integer({ min: 1, max: 1000 }),
        (amounts, seed) => {
          const assets = amounts.map((amount, i) =>
            anAsset(`T${String(i)}`, { shares: null, amounts: [{ currency: 'USD', amount }] }),
          );
          fc.pre(amounts.reduce((total, amount) => total + amount, 0) > 0);
          const series = assets.map(({ ticker }, i) =>
            seriesOfReturns(ticker, '2017-12', scatteredReturns(MONTHS, seed + i)),
          );

          const { contributions, volatility } = analyzePortfolio(anInput(assets, series));

          const each = Object.values(contributions);
          const total = each.reduce((sum, { contribution }) => sum + contribution, 0);
          const shares = each.reduce((sum, { share }) => sum + (share ?? 0), 0);
          expect(total).toBeCloseTo(volatility.annual, 10);
          expect(shares).toBeCloseTo(1, 10);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('does not change when every quantity is scaled, or the assets change their names', () => {
    const small = analyzePortfolio(anInput([anAsset('A'), anAsset('B', { shares: 3 })], [A, B]));
    const large = analyzePortfolio(
      anInput([anAsset('A', { shares: 1e6 }), anAsset('B', { shares: 3e5 })], [A, B]),
    );
    const renamed = analyzePortfolio(
      anInput(
        [anAsset('M', { shares: 3 }), anAsset('Z')],
        [
          { ...A, ticker: 'Z' },
          { ...B, ticker: 'M' },
        ],
      ),
    );

    expect(large.volatility.annual).toBeCloseTo(small.volatility.annual, 12);
    expect(large.netValue / small.netValue).toBeCloseTo(1e5, 6);
    expect(renamed.volatility.annual).toBeCloseTo(small.volatility.annual, 12);
    expect(renamed.weights['Z']).toBeCloseTo(small.weights['A'] ?? NaN, 12);
  });

  it('moves foreign cash without prices with its exchange rate alone', () => {
    const { volatility, warnings } = analyzePortfolio(
      anInput([cashAsset('ESTR', 1000, 'EUR')], [EURUSD]),
    );
    const held = analyzePortfolio(anInput([anAsset('E')], [{ ...EURUSD, ticker: 'E' }]));

    expect(volatility.annual).toBeCloseTo(held.volatility.annual, 12);
    expect(warnings.map(({ code }) => code)).toContain('cash-proxy-without-prices');
  });

  it('gives dollar cash alone no risk at all, and says that nothing varies', () => {
    const result = analyzePortfolio(anInput([cashAsset('SGOV', 500)], []));

    expect(result.volatility).toEqual({ monthly: 0, annual: 0 });
    expect(result.window).toEqual({ first: '2018-01', last: '2022-12', months: 60 });
    expect(result.contributions['SGOV']).toEqual({ marginal: null, contribution: 0, share: null });
    expect(result.performance.sharpe).toBeNull();
    expect(result.warnings.map(({ code }) => code)).toContain('zero-variance');
    expect(JSON.stringify(result)).not.toContain('NaN');
  });

  it('reports figures without any NaN for a constant price', () => {
    const flat = monthEndSeries('F', '2017-12', new Array<number>(MONTHS + 1).fill(25));

    const result = analyzePortfolio(anInput([anAsset('F')], [flat], { benchmark: 'F' }));

    expect(result.performance).toMatchObject({ sharpe: null, beta: null, upCapture: null });
    expect(result.correlation).toEqual([[1]]);
    expect(Object.values(result.performance).every((x) => x === null || Number.isFinite(x))).toBe(
      true,
    );
  });
});

describe('what cannot be analysed', () => {
  it('is a portfolio whose net value is not positive', () => {
    const assets = [anAsset('A', { shares: -1 }), cashAsset('SGOV', 1)];

    expect(refusal(anInput(assets, [A])).code).toBe('net-value-not-positive');
  });

  it('is an asset in a currency without a rate, which is never taken for 1', () => {
    const error = refusal(anInput([anAsset('A', { currency: 'EUR' })], [A]));

    expect(error.code).toBe('fx-rate-missing');
    expect(error.faults).toEqual([
      { ticker: 'A', detail: 'has no exchange rate EURUSD on or before 2022-12-31' },
    ]);
  });

  it('is a short history, named with its dates and count', () => {
    const short = seriesOfReturns('S', '2021-12', scatteredReturns(12, 7));

    const error = refusal(anInput([anAsset('A'), anAsset('S')], [A, short]));

    expect(error.code).toBe('insufficient-history');
    expect(error.faults).toEqual([
      {
        ticker: 'S',
        detail: 'prices from 2021-12-31 to 2022-12-30, 12 monthly returns in the range',
      },
    ]);
  });

  it('is a month without a price inside the window', () => {
    const holed = {
      ...A,
      dates: A.dates.filter((date) => !date.startsWith('2020-03')),
      closes: A.closes.filter((_, i) => !(A.dates[i] ?? '').startsWith('2020-03')),
    };

    const error = refusal(anInput([anAsset('A'), anAsset('B')], [holed, B]));

    expect(error.code).toBe('price-gap');
    expect(error.faults).toEqual([{ ticker: 'A', detail: 'has no price in 2020-03' }]);
  });

  it('is a mixture of weights and amounts', () => {
    const weighted = anAsset('B', { shares: null, weight: 0.5 });

    expect(refusal(anInput([anAsset('A'), weighted], [A, B])).code).toBe('mixed-quantities');
  });

  it.each([0, -1, NaN, Infinity])('is a price of %p, named with ticker and date', (close) => {
    const faulty = { ...A, closes: [...A.closes.slice(0, 5), close, ...A.closes.slice(6)] };

    const error = refusal(anInput([anAsset('A')], [faulty]));

    expect(error.code).toBe('invalid-prices');
    expect(error.faults).toEqual([
      { ticker: 'A', detail: `2018-05-31: ${String(close)} is not a positive price` },
    ]);
  });
});

describe('short histories', () => {
  const short = seriesOfReturns('S', '2021-12', scatteredReturns(12, 7));
  const proxies = { market: 'B', momentum: null, value: null, industry: null, subindustry: [] };
  const assets: readonly Asset[] = [anAsset('A'), anAsset('S', { proxies })];

  it('are left out on request, with the weight they had', () => {
    const options = { ...DEFAULT_ANALYSIS_OPTIONS, onShortHistory: 'exclude' as const };

    const result = analyzePortfolio(anInput(assets, [A, B, short], { options }));

    expect(result.tickers).toEqual(['A']);
    expect(result.weights).toEqual({ A: 1 });
    expect(result.excluded['S']).toBeGreaterThan(0);
  });

  it('are filled by the market proxy on request, which is reported', () => {
    const options = { ...DEFAULT_ANALYSIS_OPTIONS, onShortHistory: 'proxy' as const };

    const result = analyzePortfolio(anInput(assets, [A, B, short], { options }));

    expect(result.window.months).toBe(60);
    expect(result.proxied).toEqual({ S: { months: 48, proxies: ['B'] } });
  });

  it('left out make the other weights sum to 1, also where weights are taken as given', () => {
    const options = {
      ...DEFAULT_ANALYSIS_OPTIONS,
      onShortHistory: 'exclude' as const,
      normalize: false,
    };
    const weighted = [
      ['A', 0.3],
      ['B', 0.3],
      ['S', 0.2],
    ] as const;
    const given = weighted.map(([ticker, weight]) => anAsset(ticker, { shares: null, weight }));

    const result = analyzePortfolio(anInput(given, [A, B, short], { options }));

    expect(result).toMatchObject({
      netValue: 0.6,
      weights: { A: 0.5, B: 0.5 },
      excluded: { S: 0.2 },
    });
  });

  it('that no proxy can fill are refused', () => {
    const options = { ...DEFAULT_ANALYSIS_OPTIONS, onShortHistory: 'proxy' as const };
    const bare = [anAsset('A'), anAsset('S')];

    expect(refusal(anInput(bare, [A, short], { options })).code).toBe('insufficient-history');
  });
});
