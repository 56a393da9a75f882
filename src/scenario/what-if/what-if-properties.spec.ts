import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { aPortfolio, weight } from '../../../test/support/portfolio-builder.js';
import { BASE, by, changes, compare } from '../../../test/support/what-if.js';
import type { PositionChange } from './what-if.js';

describe('what-ifs, whatever they are', () => {
  const amounts = fc.record({
    AAA: fc.integer({ min: -400, max: 400 }).map((bp) => bp / 10_000),
    BBB: fc.integer({ min: -400, max: 400 }).map((bp) => bp / 10_000),
    constructor: fc.integer({ min: 0, max: 400 }).map((bp) => bp / 10_000),
  });
  const deltas = (given: Readonly<Record<string, number>>, sign = 1): readonly PositionChange[] =>
    Object.entries(given).map(([ticker, amount]) => by('weight', ticker, sign * amount));

  it('of nothing change nothing', async () => {
    const { report } = await compare(
      BASE,
      changes(null, by('weight', 'AAA', 0), by('shares', 'EUX', 0)),
    );

    expect(report.trades).toEqual([]);
    expect(report.after).toEqual(report.before);
    expect(report.difference.volatility).toEqual({ monthly: 0, annual: 0 });
  });

  it('keep the net value, in any order of the changes', async () => {
    await fc.assert(
      fc.asyncProperty(amounts, async (given) => {
        const inOrder = deltas(given);

        const { report } = await compare(BASE, changes(null, ...inOrder));
        const reversed = await compare(BASE, changes(null, ...inOrder.toReversed()));

        expect(Math.abs(report.after.netValue - 2000)).toBeLessThan(2e-6);
        expect(reversed.report).toEqual(report);
      }),
      { numRuns: 15 },
    );
  });

  it('are undone by their opposites', async () => {
    await fc.assert(
      fc.asyncProperty(amounts, async (given) => {
        const there = await compare(BASE, changes(null, ...deltas(given)));
        const target = { kind: 'target', weights: there.weights } as const;
        const moved = await compare(BASE, target);
        const positions = [...there.weights].map(([ticker, part]) => weight(ticker, part));

        const back = await compare(aPortfolio(positions), changes(null, ...deltas(given, -1)));

        expect(moved.report.after.volatility.annual).toBeCloseTo(
          there.report.after.volatility.annual,
          10,
        );
        for (const [ticker, part] of Object.entries(there.report.before.weights)) {
          expect(back.report.after.weights[ticker] ?? 0).toBeCloseTo(part, 9);
        }
      }),
      { numRuns: 15 },
    );
  });

  it('may be ten thousand at once, but not bring more positions than a portfolio can have', async () => {
    const many = Array.from({ length: 10_000 }, (_, i) => by('weight', `CUR:X${String(i)}`, 0));
    const { report } = await compare(aPortfolio([weight('AAA', 1)]), changes('BBB', ...many));
    const bought = many.map(({ ticker }) => by('weight', ticker, 0.00005));

    expect(report.trades).toEqual([]);
    await expect(
      compare(aPortfolio([weight('AAA', 1)]), changes('AAA', ...bought)),
    ).rejects.toMatchObject({ code: 'invalid-what-if' });
  });
});
