import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anInput } from '../../../../test/support/analysis-input.js';
import { scatteredReturns, seriesOfReturns } from '../../../../test/support/price-series.js';
import { byWeight, MARKET } from '../../../../test/support/stress-input.js';
import type { AnalysisInput } from '../analysis-input.js';
import type { LimitCheck } from '../analysis-result.js';
import { analyzePortfolio } from '../analyze-portfolio.js';
import { LIMIT_NAMES, type LimitName } from './risk-limits.js';

const TICKERS = ['A', 'B', 'C'] as const;
const SERIES = [...TICKERS, 'M', 'I'].map((ticker, seed) =>
  seriesOfReturns(ticker, '2017-12', scatteredReturns(60, seed + 1)),
);
const PROXIES = [{ ...MARKET, industry: 'I' }, MARKET, { ...MARKET, industry: 'B' }];

function held(
  weights: readonly number[],
  limits: AnalysisInput['limits'],
  options: Partial<AnalysisInput['options']> = {},
): AnalysisInput {
  const assets = TICKERS.map((ticker, i) =>
    byWeight(ticker, weights[i] as number, { proxies: PROXIES[i] ?? null }),
  );
  const cash = byWeight('SGOV', weights[3] as number, { isCash: true });
  const input = anInput([...assets, cash], SERIES, { limits });
  return { ...input, options: { ...input.options, normalize: false, ...options } };
}

function checkOf(input: AnalysisInput, name: LimitName): LimitCheck {
  const check = analyzePortfolio(input).limits[name];
  if (check === undefined) throw new Error(`${name} is not set`);
  return check;
}

/** The weights after a change of one position, paid with cash. */
function moved(weights: readonly number[], ticker: string, change: number): readonly number[] {
  return weights.map((weight, i) => {
    if (i === 3) return weight - change;
    return TICKERS[i] === ticker ? weight + change : weight;
  });
}

describe('the cure of a breached limit', () => {
  it('sells what the largest position has too much', () => {
    const { suggestion } = checkOf(
      held([0.5, 0.2, 0.2, 0.1], { max_single_stock_weight: 0.3 }),
      'max_single_stock_weight',
    );

    expect(suggestion).toMatchObject({ ticker: 'A', valueChange: null });
    expect(suggestion?.weightChange).toBeCloseTo(-0.2, 12);
    expect(suggestion?.weightAfter).toBeCloseTo(0.3, 12);
  });

  it('is none when two positions are too large', () => {
    const input = held([0.45, 0.45, 0.05, 0.05], { max_single_stock_weight: 0.3 });

    expect(checkOf(input, 'max_single_stock_weight')).toMatchObject({
      status: 'breach',
      suggestion: null,
    });
  });

  it('is not given for a limit that is kept', () => {
    const input = held([0.2, 0.2, 0.2, 0.4], { max_single_stock_weight: 0.3 });

    expect(checkOf(input, 'max_single_stock_weight')).not.toHaveProperty('suggestion');
  });

  it('buys a short position back', () => {
    const input = held([-0.5, 0.2, 0.2, 1.1], { max_single_stock_weight: 0.3 });

    const { suggestion } = checkOf(input, 'max_single_stock_weight');

    expect(suggestion?.weightChange).toBeCloseTo(0.2, 12);
    expect(suggestion?.weightAfter).toBeCloseTo(-0.3, 12);
  });

  it('adds cash where there is none, which Ledoit and Wolf count as an asset', () => {
    const limits = { max_volatility: 0.08 };
    const [a, b] = [0.6, 0.4];
    const input = anInput([byWeight('A', a), byWeight('B', b)], SERIES, { limits });
    const options = { ...input.options, covariance: 'ledoit-wolf' as const };

    const { suggestion } = checkOf({ ...input, options }, 'max_volatility');

    expect(suggestion).not.toBeNull();
    const change = suggestion?.weightChange ?? 0;
    const [after, other] = suggestion?.ticker === 'A' ? [a, b] : [b, a];
    const again = anInput(
      [
        byWeight(suggestion?.ticker ?? '', after + change),
        byWeight(suggestion?.ticker === 'A' ? 'B' : 'A', other),
        byWeight('SGOV', -change, { isCash: true }),
      ].sort((one, two) => (one.ticker < two.ticker ? -1 : 1)),
      SERIES,
      { limits },
    );
    const { actual } = checkOf({ ...again, options }, 'max_volatility');
    expect(actual).toBeCloseTo(suggestion?.actualAfter ?? NaN, 12);
    expect(actual).toBeCloseTo(0.08, 9);
  });

  it.each([...LIMIT_NAMES])(
    'of %s cures it when analysed anew, and a little less does not',
    (name) => {
      let cured = 0;
      fc.assert(
        fc.property(
          fc.array(fc.integer({ min: -40, max: 80 }), { minLength: 3, maxLength: 3 }),
          fc.integer({ min: 50, max: 99 }),
          (parts, percent) => {
            const invested = parts.map((part) => part / 100);
            fc.pre(invested.every((weight) => weight !== 0));
            const weights = [...invested, 1 - invested.reduce((total, each) => total + each, 0)];
            fc.pre(weights[3] !== 0);
            const { actual } = checkOf(held(weights, { [name]: 1 }), name);
            fc.pre(actual !== null && actual > 0);
            const limits = { [name]: (actual * percent) / 100 };

            const { status, suggestion } = checkOf(held(weights, limits), name);

            expect(status).toBe('breach');
            if (suggestion === null || suggestion === undefined) return;
            cured += 1;
            const { ticker, weightChange, actualAfter } = suggestion;
            const after = checkOf(held(moved(weights, ticker, weightChange), limits), name);
            const short = checkOf(held(moved(weights, ticker, weightChange * 0.999), limits), name);
            expect(['pass', 'warn']).toContain(after.status);
            expect(after.actual).toBeCloseTo(actualAfter, 9);
            expect(short.status).toBe('breach');
          },
        ),
        { numRuns: 25 },
      );
      expect(cured).toBeGreaterThan(5);
    },
  );
});
