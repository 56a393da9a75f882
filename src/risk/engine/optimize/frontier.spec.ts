import { beforeAll, describe, expect, it } from '@jest/globals';
import { aProblem, scatteredCovariance } from '../../../../test/support/scattered-market.js';
import { loadSolver } from '../../solver/load-solver.js';
import { frontier } from './frontier.js';
import type { OptimizationProblem } from './optimization-problem.js';
import { optimizePortfolio } from './optimize-portfolio.js';
import type { Optimum } from './optimum.js';
import type { QuadraticSolver } from './quadratic-program.js';

let solver: QuadraticSolver;
beforeAll(async () => {
  solver = await loadSolver();
});

function pointsOf(problem: OptimizationProblem, points: number): readonly Optimum[] {
  const outcome = frontier(problem, { points }, solver);
  if (outcome.status !== 'optimal') throw new Error(`no frontier: ${outcome.status}`);
  return outcome.found;
}

describe('the efficient frontier', () => {
  const problem = aProblem(scatteredCovariance(12, 60, 9));

  it('goes from the least variance to the highest return in even steps of return', () => {
    const found = pointsOf(problem, 11);

    const returns = found.map(({ expectedReturn }) => expectedReturn ?? 0);
    const calmest = optimizePortfolio(problem, { name: 'min-variance' }, solver);
    expect(found).toHaveLength(11);
    expect(calmest).toMatchObject({ found: { annualVolatility: found[0]?.annualVolatility } });
    expect(returns.at(-1)).toBeCloseTo(0.14, 9);
    const step = ((returns.at(-1) ?? 0) - (returns[0] ?? 0)) / 10;
    for (const [i, value] of returns.entries())
      expect(value).toBeCloseTo((returns[0] ?? 0) + i * step, 9);
  });

  it('costs more volatility for more return, the more so the higher', () => {
    const variances = pointsOf(problem, 15).map(({ annualVolatility }) => annualVolatility ** 2);

    const steps = variances.slice(1).map((variance, i) => variance - (variances[i] ?? 0));
    expect(Math.min(...steps)).toBeGreaterThan(0);
    for (const [i, step] of steps.slice(1).entries()) {
      expect(step).toBeGreaterThanOrEqual((steps[i] ?? 0) - 1e-12);
    }
  });

  it('meets the highest Sharpe ratio between two of its points', () => {
    const highest = optimizePortfolio(problem, { name: 'max-sharpe' }, solver);

    const ratios = pointsOf(problem, 60).map(({ sharpe }) => sharpe ?? 0);
    const sharpe = highest.status === 'optimal' ? (highest.found.sharpe ?? 0) : 0;
    expect(Math.max(...ratios)).toBeLessThanOrEqual(sharpe + 1e-12);
    expect(Math.max(...ratios)).toBeGreaterThan(0.999 * sharpe);
  });

  it('is one point where all assets are expected to earn the same', () => {
    const equal = { ...problem, expectedReturns: problem.tickers.map(() => 0.05) };

    expect(pointsOf(equal, 10)).toHaveLength(1);
  });

  it('tells how far it is, and ends with what it is told', () => {
    const told: string[] = [];
    const onPoint = (done: number, total: number): void => {
      told.push(`${String(done)}/${String(total)}`);
      if (done === 3) throw new Error('no more');
    };

    expect(() => frontier(problem, { points: 5, onPoint }, solver)).toThrow('no more');
    expect(told).toEqual(['1/5', '2/5', '3/5']);
  });

  it('has no points where limits contradict each other', () => {
    expect(frontier({ ...problem, maxSingleWeight: 0.05 }, { points: 5 }, solver)).toMatchObject({
      status: 'infeasible',
      conflict: [{ kind: 'max_single_stock_weight' }],
    });
  });
});
