import { describe, expect, it } from '@jest/globals';
import { A_VALUE, aReport } from '../../../test/cli/a-report.js';
import { OPTIMIZED } from '../../../test/support/report-parts.js';
import type { AnalysisReport } from '../analysis-report.js';
import { createPalette } from './palette.js';
import { textReport } from './text-report.js';

const PLAIN = createPalette({ color: false });

function draw(overrides: Partial<AnalysisReport>): string {
  return textReport(aReport(overrides), 'a portfolio', { part: 'all', palette: PLAIN });
}

function check(
  actual: number | null,
  limit: number,
  status: 'pass' | 'warn' | 'breach' | 'unknown',
) {
  const headroom = actual === null ? null : limit - actual;
  return { actual, limit, headroom, status, reason: actual === null ? 'no factor proxies' : null };
}

describe('textReport', () => {
  it('lists limits worst first: breach, warn, unknown, pass', () => {
    const text = draw({
      limits: {
        max_volatility: check(0.1, 0.3, 'pass'),
        max_loss: check(0.24, 0.25, 'warn'),
        max_single_stock_weight: check(1, 0.4, 'breach'),
        max_single_factor_loss: check(null, 0.1, 'unknown'),
      },
    });

    const statuses = text.match(/^ {2}(breach|warn|unknown|pass) /gm);
    expect(statuses).toEqual(['  breach ', '  warn ', '  unknown ', '  pass ']);
    expect(text).toContain('  unknown: no factor proxies\n');
  });

  it('lists positions by their share of the risk, the largest first', () => {
    const part = (share: number) => ({ marginal: 0, contribution: 0, share });
    const text = draw({
      tickers: ['AAA', 'BBB', 'CCC'],
      weights: { AAA: 0.5, BBB: -0.1, CCC: 0.6 },
      contributions: { AAA: part(0.2), BBB: part(-0.1), CCC: part(0.9) },
    });

    expect(text.match(/^ {2}(AAA|BBB|CCC) /gm)).toEqual(['  CCC ', '  AAA ', '  BBB ']);
  });

  it('shows other weights of the same assets beside those held, where there are any', () => {
    const text = draw({ tickers: ['AAA', 'BBB'], weights: { AAA: 0.4, BBB: 0.6 }, ...OPTIMIZED });

    expect(text).toMatch(/^ {2}BBB +60\.00% +0\.00% +n\/a\n {2}AAA +40\.00% +100\.00% +n\/a$/m);
    expect(text).toContain('Volatility 12.3% at least variance');
    expect(draw({})).not.toContain('Other weights');
  });

  it('says nothing of factors where none explains an asset', () => {
    expect(draw({})).not.toContain('Factors');
  });

  it('shows a factor and a beta in a row each, a missing figure as such', () => {
    const factor = {
      type: 'industry' as const,
      exposure: -0.25,
      annualContribution: -0.002,
      share: -0.05,
      annualVolatility: 0.1,
      correlation: -0.2,
      worstMonthLoss: null,
      worstFactorMonth: null,
      impliedMaxBeta: null,
    };
    const slope = { beta: -0.25, standardError: 0.1, t: -2.5, hacStandardError: 0.1 };
    const key = 'industry:XLK-SPY';
    const text = draw({
      decomposition: {
        systematicAnnualVariance: -0.002,
        idiosyncraticAnnualVariance: 0.042,
        modelAnnualVolatility: 0.2,
        unexplainedAnnualVariance: 0.0041,
        systematicShare: -0.05,
        idiosyncraticShare: 1.05,
        byType: { industry: -0.05 },
        factors: { [key]: factor },
      },
      regressions: {
        AAA: {
          alpha: 0.01,
          r2: 0.5,
          adjustedR2: 0.4,
          residualSd: 0.03,
          betas: { industry: { factor: key, ...slope } },
        },
      },
      factorCoverage: 1,
    });

    expect(text).toMatch(/^ {2}Industry +-0\.20% +-5\.00%$/m);
    expect(text).toMatch(/^ {2}Not explained by it +0\.41%$/m);
    expect(text).toMatch(/^ {2}industry +XLK-SPY +-0\.25 +-5\.00% +n\/a$/m);
    expect(text).toMatch(/^ {2}AAA +-0\.25 +0\.50 +3\.00%$/m);
    expect(text).toContain('Volatility 21.0% in the sample, 20.0% in the model');
  });

  it('shows no money for a portfolio of weights', () => {
    const text = draw({ netValue: 1, valuation: { AAA: { ...A_VALUE, value: null } } });

    expect(text).toContain('Net value   given by weight');
    expect(text).not.toMatch(/Value {2}/);
  });

  it('names the assets left out, those filled, and every warning', () => {
    const text = draw({
      excluded: { NEW: 0.125 },
      proxied: { LATE: { months: 7, proxies: ['SPY'] } },
      warnings: [{ code: 'stale-price', tickers: ['OLD'], detail: 'OLD has no price since May' }],
    });

    expect(text).toContain('  NEW, which was 12.5% of the portfolio\n');
    expect(text).toContain('  LATE: 7 months of SPY\n');
    expect(text).toContain('  ! OLD has no price since May [stale-price]\n');
  });

  it('shows a ticker that would steer the terminal as text', () => {
    const ticker = 'A\u001b]0;owned\u0007';
    const text = draw({
      tickers: [ticker],
      weights: { [ticker]: 1 },
      contributions: { [ticker]: { marginal: 1, contribution: 1, share: 1 } },
      warnings: [{ code: 'stale-price', tickers: [ticker], detail: `${ticker} is stale` }],
      benchmark: ticker,
      priceSource: `csv:${ticker}`,
    });

    expect(text.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
  });

  it('survives a ticker that is a name of JavaScript', () => {
    const byTicker = <Value>(value: Value) => Object.fromEntries([['__proto__', value]]);
    const text = draw({
      tickers: ['__proto__'],
      weights: byTicker(1),
      contributions: byTicker({ marginal: 1, contribution: 0.25, share: 1 }),
    });

    expect(text).toMatch(/^ {2}__proto__ .* 25\.00% /m);
  });

  it('paints when it is told to, and says the same', () => {
    const report = aReport({ limits: { max_loss: check(0.3, 0.25, 'breach') } });

    const painted = textReport(report, 'a portfolio', {
      part: 'all',
      palette: createPalette({ color: true }),
    });

    const plain = textReport(report, 'a portfolio', { part: 'all', palette: PLAIN });
    expect(painted).not.toBe(plain);
    expect(painted.replaceAll(/\u001b\[\d+m/g, '')).toBe(plain);
  });
});
