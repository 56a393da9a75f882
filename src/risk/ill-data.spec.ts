import { describe, expect, it } from '@jest/globals';
import { anAsset, anInput, cashAsset } from '../../test/support/analysis-input.js';
import { ALL_PROXIES, aMarket, amountsOf, someProxies } from '../../test/support/market.js';
import {
  monthEndSeries,
  scatteredReturns,
  seriesOfReturns,
} from '../../test/support/price-series.js';
import type { CalculationResult } from './calculations.js';
import { calculate } from './calculations.js';
import {
  type AnalysisInput,
  DEFAULT_ANALYSIS_OPTIONS,
  SHORT_HISTORY_MODES,
} from './engine/analysis-input.js';
import { EngineError } from './engine/engine-error.js';
import type { LimitValues } from './engine/limits/risk-limits.js';
import type { PriceSeries } from './engine/returns/price-series.js';

const LIMITS: LimitValues = {
  max_volatility: 0.2,
  max_loss: -0.2,
  max_single_stock_weight: 0.3,
  max_factor_contribution: 0.5,
  max_market_contribution: 0.5,
  max_industry_contribution: 0.2,
  max_single_factor_loss: -0.1,
};

type Result = CalculationResult<'analysis'>;

/** The whole calculation, as the server and the command line do it. */
function analyze(input: AnalysisInput): Promise<Result> {
  const terms = { limits: LIMITS, benchmark: input.prices.has('MKT') ? 'MKT' : null };
  return calculate('analysis', { ...input, ...terms }, { onProgress: () => undefined });
}

/** Paths of all numbers that JSON would turn into null. */
function notFinite(value: unknown, path = ''): readonly string[] {
  if (typeof value === 'number') return Number.isFinite(value) ? [] : [`${path} ${String(value)}`];
  if (typeof value !== 'object' || value === null) return value === undefined ? [path] : [];
  return Object.entries(value).flatMap(([key, each]) => notFinite(each, `${path}/${key}`));
}

function codesOf({ warnings }: Result): readonly string[] {
  return warnings.map(({ code }) => code);
}

function constant(ticker: string, close = 25, months = 60): PriceSeries {
  return monthEndSeries(ticker, '2017-12', new Array<number>(months + 1).fill(close));
}

function renamed(series: PriceSeries | undefined, ticker: string, times = 1): PriceSeries {
  if (series === undefined) throw new Error('no such series');
  return { ...series, ticker, closes: series.closes.map((close) => close * times) };
}

describe('ill data', () => {
  it('of 500 assets over 24 months is analysed, and its singular covariance solved', async () => {
    const amounts = Array.from({ length: 500 }, (_, i) => 1 + (i % 7));
    const market = aMarket(500, { months: 24 });

    const result = await analyze(anInput(amountsOf(amounts), market, { endDate: '2019-12-31' }));

    expect(notFinite(result)).toEqual([]);
    expect(result.window.months).toBe(24);
    expect(result.optimization?.minVariance.annualVolatility).toBeLessThan(
      result.volatility.annual,
    );
  }, 120_000);

  it('of identical assets shares the risk as the weights are', async () => {
    const market = aMarket(1);
    const own = market.find(({ ticker }) => ticker === 'A0');
    const series = [...market, renamed(own, 'A1', 3), renamed(own, 'A2')];

    const result = await analyze(anInput(amountsOf([1, 2, 5]), series));

    expect(notFinite(result)).toEqual([]);
    expect(result.contributions['A1']?.share).toBeCloseTo(0.25, 10);
    expect(result.correlation.flat().every((value) => Math.abs(value - 1) < 1e-12)).toBe(true);
  });

  it('of a constant price has no variance, and says so', async () => {
    const result = await analyze(anInput(amountsOf([1, 1]), [...aMarket(1), constant('A1')]));

    expect(notFinite(result)).toEqual([]);
    expect(codesOf(result)).toContain('zero-variance');
    expect(result.regressions['A1']).toMatchObject({ r2: null, residualSd: 0 });
  });

  it('of a constant price alone has no risk to share out: its factor limits are unknown', async () => {
    const series = [...aMarket(0), constant('A0')];

    const result = await analyze(anInput(amountsOf([1], someProxies({ market: 'MKT' })), series));

    expect(notFinite(result)).toEqual([]);
    expect(result.volatility.annual).toBe(0);
    expect(result.limits.max_factor_contribution).toMatchObject({
      status: 'unknown',
      actual: null,
    });
    expect(result.score.complete).toBe(false);
  });

  it('of a factor equal to another drops the second and says so', async () => {
    const market = aMarket(1);
    const twin = renamed(
      market.find(({ ticker }) => ticker === 'MOM'),
      'VAL',
      7,
    );
    const series = [...market.filter(({ ticker }) => ticker !== 'VAL'), twin];

    const result = await analyze(anInput(amountsOf([1]), series));

    expect(notFinite(result)).toEqual([]);
    expect(codesOf(result)).toContain('collinear-factor');
    expect(Object.keys(result.regressions['A0']?.betas ?? {})).not.toContain('value');
  });

  it('of an asset that is its own market proxy is explained whole', async () => {
    const proxies = someProxies({ market: 'A0' });

    const result = await analyze(anInput(amountsOf([1], proxies), aMarket(1)));

    expect(notFinite(result)).toEqual([]);
    expect(result.regressions['A0']?.r2).toBeCloseTo(1, 12);
    expect(result.decomposition.systematicShare).toBeCloseTo(1, 12);
  });

  it('of one asset has all weight in it', async () => {
    const result = await analyze(anInput(amountsOf([1]), aMarket(1)));

    expect(notFinite(result)).toEqual([]);
    expect(result.optimization).toMatchObject({ riskParity: { A0: 1 } });
    expect(result.optimization?.minVariance.weights['A0']).toBeCloseTo(1, 9);
  });

  it('of cash alone has no factor figure and no optimum', async () => {
    const result = await analyze(anInput([cashAsset('SGOV', 100)], []));

    expect(notFinite(result)).toEqual([]);
    expect(result.factorCoverage).toBeNull();
    expect(result.optimization).toBeNull();
    expect(result.limits.max_market_contribution?.status).toBe('unknown');
    expect(result.limits.max_single_stock_weight?.status).toBe('pass');
  });

  it('of weights that cancel is refused', async () => {
    const refused = analyze(anInput(amountsOf([5, -5]), aMarket(2)));

    await expect(refused).rejects.toMatchObject({ code: 'net-value-not-positive' });
  });

  it('of weights that nearly cancel has a high leverage, and figures as long as they are numbers', async () => {
    const result = await analyze(anInput(amountsOf([1e4, -9_999]), aMarket(2)));

    expect(notFinite(result)).toEqual([]);
    expect(result.exposure.gross).toBeCloseTo(19_999, 6);
    await expect(
      analyze(anInput(amountsOf([1e9, -999_999_999]), aMarket(2))),
    ).rejects.toMatchObject({ code: 'leverage-too-high' });
  });

  it.each([1e-11, 1e11])('of amounts of %p has the figures of amounts of 1', async (scale) => {
    const market = aMarket(3);
    const one = await analyze(anInput(amountsOf([1, 2, 3]), market));

    const result = await analyze(anInput(amountsOf([scale, 2 * scale, 3 * scale]), market));

    expect(notFinite(result)).toEqual([]);
    expect(result.volatility.annual / one.volatility.annual).toBeCloseTo(1, 12);
  });

  it.each([1e-5, 1e7])('of prices times %p has the figures of the prices', async (times) => {
    const market = aMarket(2);
    const scaled = market.map((series) => renamed(series, series.ticker, times));
    const one = await analyze(anInput(amountsOf([1, 2]), market));

    const result = await analyze(anInput(amountsOf([1, 2]), scaled));

    expect(notFinite(result)).toEqual([]);
    expect(result.decomposition.modelAnnualVolatility).toBeCloseTo(
      one.decomposition.modelAnnualVolatility,
      12,
    );
  });

  it('of returns a millionth as large as any is analysed, not taken for constant', async () => {
    const calm = seriesOfReturns(
      'A0',
      '2017-12',
      scatteredReturns(60, 4).map((value) => value * 1e-6),
    );

    const result = await analyze(anInput(amountsOf([1]), [...aMarket(0), calm]));

    expect(notFinite(result)).toEqual([]);
    expect(result.volatility.annual).toBeGreaterThan(0);
    expect(codesOf(result)).not.toContain('zero-variance');
  });

  it.each(SHORT_HISTORY_MODES)('of a late listing is dealt with under %s', async (mode) => {
    const late = seriesOfReturns('A1', '2021-06', scatteredReturns(18, 9));
    const options = { ...DEFAULT_ANALYSIS_OPTIONS, onShortHistory: mode };
    const input = anInput(amountsOf([1, 1]), [...aMarket(1), late], { options });

    const answer = await analyze(input).catch((error: unknown) => error);

    if (answer instanceof EngineError) {
      expect(mode).toBe('fail');
      expect(answer.code).toBe('insufficient-history');
      expect(answer.faults.map(({ ticker }) => ticker)).toEqual(['A1']);
      return;
    }
    const result = answer as Result;
    expect(notFinite(result)).toEqual([]);
    expect(mode === 'exclude' ? result.excluded : result.proxied).toHaveProperty('A1');
  });

  it('of a market proxy listed late leaves the asset unexplained and the limits unknown', async () => {
    const late = seriesOfReturns('MKT', '2020-06', scatteredReturns(30, 9));
    const series = [...aMarket(1).filter(({ ticker }) => ticker !== 'MKT'), late];
    const proxies = someProxies({ market: 'MKT' });

    const result = await analyze(anInput([anAsset('A0', { proxies })], series));

    expect(notFinite(result)).toEqual([]);
    expect(codesOf(result)).toEqual(
      expect.arrayContaining(['factor-history-short', 'no-factor-proxies']),
    );
    expect(result.limits.max_factor_contribution?.status).toBe('unknown');
  });

  it('of as few months as may be has no regression that its months cannot bear', async () => {
    const options = { ...DEFAULT_ANALYSIS_OPTIONS, minObservations: 2 };
    const input = anInput(amountsOf([1, 2], ALL_PROXIES), aMarket(2, { months: 3 }), {
      options,
      endDate: '2018-03-31',
    });

    const result = await analyze(input);

    expect(notFinite(result)).toEqual([]);
    expect(result.window.months).toBe(3);
  });
});
