import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anAsset, anInput, cashAsset } from '../../../test/support/analysis-input.js';
import { ALL_PROXIES, aMarket, amountsOf, someProxies } from '../../../test/support/market.js';
import { monthEndSeries } from '../../../test/support/price-series.js';
import type { AnalysisInput } from './analysis-input.js';
import type { AnalysisResult } from './analysis-result.js';
import { analyzePortfolio } from './analyze-portfolio.js';
import { sampleCovarianceOf, sampleVariance } from './estimators/variance.js';
import { explainRisk } from './explain-risk.js';
import { sum } from './linalg/sum.js';
import { preparePortfolio } from './prepare-portfolio.js';
import { portfolioReturns } from './returns/return-table.js';

const AMOUNTS = fc.array(fc.integer({ min: -300, max: 1000 }), { minLength: 1, maxLength: 6 });

function inputOf(amounts: readonly number[], seed: number): AnalysisInput {
  const assets = amountsOf(amounts).map((asset, i) =>
    i % 3 === 2 ? { ...asset, proxies: null } : asset,
  );
  return anInput(assets, aMarket(amounts.length, { seed }));
}

function factorsOf({ decomposition }: AnalysisResult): AnalysisResult['decomposition']['factors'] {
  return decomposition.factors;
}

describe('what factors explain', () => {
  it('splits the variance into parts that add up, by factor and by type, for any weights', () => {
    fc.assert(
      fc.property(AMOUNTS, fc.integer({ min: 1, max: 1e5 }), (amounts, seed) => {
        fc.pre(sum(amounts) > 0);
        const { decomposition } = analyzePortfolio(inputOf(amounts, seed));

        const { systematicAnnualVariance, idiosyncraticAnnualVariance } = decomposition;
        const factors = Object.values(decomposition.factors);
        const total = systematicAnnualVariance + idiosyncraticAnnualVariance;
        const parts = sum(factors.map(({ annualContribution }) => annualContribution));
        const shares = sum(factors.map(({ share }) => share ?? NaN));
        const types = sum(Object.values(decomposition.byType).map((share) => share ?? NaN));
        expect(decomposition.modelAnnualVolatility ** 2 / total).toBeCloseTo(1, 12);
        expect((parts - systematicAnnualVariance) / total).toBeCloseTo(0, 12);
        expect(shares + (decomposition.idiosyncraticShare ?? NaN)).toBeCloseTo(1, 12);
        expect(types - (decomposition.systematicShare ?? NaN)).toBeCloseTo(0, 12);
        for (const { exposure, annualVolatility, correlation, annualContribution } of factors) {
          const product = exposure * annualVolatility * (correlation ?? NaN);
          const own = annualContribution / decomposition.modelAnnualVolatility;
          expect(product).toBeCloseTo(own, 12);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('leaves unexplained exactly what residuals have in common with factors and each other', () => {
    fc.assert(
      fc.property(AMOUNTS, fc.integer({ min: 1, max: 1e5 }), (amounts, seed) => {
        fc.pre(sum(amounts) > 0);
        const input = inputOf(amounts, seed);
        const prepared = preparePortfolio(input);
        const { weights, table } = prepared;
        const returns = portfolioReturns(table, weights);
        const { model, decomposition } = explainRisk(prepared, input, returns);

        const residuals = table.columns.map((column, i) => {
          const mean = sum(column) / column.length;
          return model.regressions[i]?.residuals ?? column.map((value) => value - mean);
        });
        const ofPortfolio = Float64Array.from(table.months, (_, t) =>
          sum(residuals.map((each, i) => (weights[i] ?? 0) * (each[t] ?? 0))),
        );
        const exposures = model.factors.map((_, k) =>
          sum(model.loadings.map((row, i) => (weights[i] ?? 0) * (row[k] ?? 0))),
        );
        const withFactors = sum(
          model.factors.map(
            (factor, k) => (exposures[k] ?? 0) * sampleCovarianceOf(factor.returns, ofPortfolio),
          ),
        );
        const own = sum(
          weights.map((weight, i) => weight ** 2 * (model.idiosyncraticVariances[i] ?? 0)),
        );
        const independent = 12 * (2 * withFactors + sampleVariance(ofPortfolio) - own);
        const scale = decomposition.modelAnnualVolatility ** 2;
        expect((decomposition.unexplainedAnnualVariance - independent) / scale).toBeCloseTo(0, 11);
      }),
      { numRuns: 60 },
    );
  });

  it('does not depend on scale or on the order of peers and assets', () => {
    const market = aMarket(3);
    const one = analyzePortfolio(anInput(amountsOf([3, 5, 2]), market));
    const peers = { ...ALL_PROXIES, subindustry: ['P3', 'P1', 'P2'] };
    const two = analyzePortfolio(
      anInput([...amountsOf([3e6, 5e6, 2e6], peers)].reverse(), [...market].reverse()),
    );

    expect(Object.keys(factorsOf(two))).toEqual(Object.keys(factorsOf(one)));
    for (const [key, { exposure, share }] of Object.entries(factorsOf(one))) {
      expect(factorsOf(two)[key]?.exposure).toBeCloseTo(exposure, 12);
      expect(factorsOf(two)[key]?.share).toBeCloseTo(share ?? NaN, 12);
    }
  });

  it('names factors by what they are made of', () => {
    const raw = { ...ALL_PROXIES, market: null, industry: null };
    const keys = (proxies: typeof raw | typeof ALL_PROXIES): readonly string[] =>
      Object.keys(factorsOf(analyzePortfolio(anInput(amountsOf([1], proxies), aMarket(1)))));

    expect(keys(ALL_PROXIES)).toEqual([
      'industry:IND-MKT',
      'market:MKT',
      'momentum:MOM-MKT',
      'subindustry:P1,P2,P3-IND',
      'value:VAL-MKT',
    ]);
    expect(keys(raw)).toEqual(['momentum:MOM', 'subindustry:P1,P2,P3', 'value:VAL']);
  });

  it('drops a proxy that is the market itself, a peer that is the asset itself, and one listed late', () => {
    const late = monthEndSeries(
      'P2',
      '2020-01',
      Array.from({ length: 36 }, (_, i) => 100 + i),
    );
    const series = [...aMarket(1).filter(({ ticker }) => ticker !== 'P2'), late];
    const proxies = someProxies({
      market: 'MKT',
      industry: 'MKT',
      subindustry: ['A0', 'P1', 'P2'],
    });

    const { regressions, warnings } = analyzePortfolio(anInput(amountsOf([1], proxies), series));

    expect(Object.values(regressions['A0']?.betas ?? {}).map(({ factor }) => factor)).toEqual([
      'market:MKT',
      'subindustry:P1-MKT',
    ]);
    expect(warnings.map(({ code, detail }) => `${code}: ${detail}`)).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^peer-history-short: P2 .* A0$/),
        expect.stringMatching(/^collinear-factor: industry:MKT-MKT .* A0$/),
      ]),
    );
  });

  it('leaves cash and assets without proxies to themselves', () => {
    const [stock] = amountsOf([50], someProxies({ market: 'MKT' }));
    const assets = [
      stock ?? anAsset('A0'),
      anAsset('A1', { shares: 1 }),
      { ...cashAsset('MKT', 100), proxies: someProxies({ market: 'MKT' }) },
    ];

    const result = analyzePortfolio(anInput(assets, aMarket(2)));

    expect(Object.keys(result.regressions)).toEqual(['A0']);
    const gross = Math.abs(result.weights['A0'] ?? 0) + Math.abs(result.weights['A1'] ?? 0);
    expect(result.factorCoverage).toBeCloseTo((result.weights['A0'] ?? 0) / gross, 12);
  });

  it('loses on the worst month of a long exposure and on the best of a short one', () => {
    const input = (shares: number): AnalysisInput =>
      anInput(
        [anAsset('A0', { shares, proxies: someProxies({ market: 'MKT' }) }), cashAsset('USD', 1e6)],
        aMarket(1),
      );
    const long = factorsOf(analyzePortfolio(input(10)))['market:MKT'];
    const short = factorsOf(analyzePortfolio(input(-10)))['market:MKT'];
    const returns = [...preparePortfolio(input(1)).returnsOf('MKT').values()].map(
      ({ value }) => value,
    );

    expect(long?.worstFactorMonth).toBe(Math.min(...returns));
    expect(long?.worstMonthLoss).toBeCloseTo((long?.exposure ?? NaN) * -Math.min(...returns), 14);
    expect(short?.exposure).toBeLessThan(0);
    expect(short?.worstMonthLoss).toBeCloseTo(-(short?.exposure ?? NaN) * Math.max(...returns), 14);
  });

  it('gives Newey–West errors where the option asks for them', () => {
    const input = anInput(amountsOf([1], someProxies({ market: 'MKT' })), aMarket(1));
    const beta = (hac: boolean) =>
      analyzePortfolio({ ...input, options: { ...input.options, hac } }).regressions['A0']?.betas
        .market;

    expect(beta(true)?.standardError).toBe(beta(true)?.hacStandardError);
    expect(beta(true)?.hacStandardError).toBe(beta(false)?.hacStandardError);
    expect(beta(false)?.standardError).not.toBe(beta(false)?.hacStandardError);
  });
});
