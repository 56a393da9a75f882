import { describe, expect, it } from '@jest/globals';
import { aPortfolio, dollars, shares, weight } from '../../../test/support/portfolio-builder.js';
import { BASE, by, changes, compare } from '../../../test/support/what-if.js';
import type { PositionChange } from './what-if.js';

describe('a what-if by hand', () => {
  it('turns a weight into shares and pays from cash', async () => {
    const { report, weights } = await compare(BASE, changes(null, by('weight', 'AAA', 0.05)));

    expect(report.trades).toEqual([
      {
        ticker: 'AAA',
        weightBefore: 0.25,
        weightAfter: 0.3,
        weightChange: 0.05,
        valueChange: 100,
        sharesChange: 2,
      },
      {
        ticker: 'CUR:USD',
        weightBefore: 0.5,
        weightAfter: 0.45,
        weightChange: -0.05,
        valueChange: -100,
        sharesChange: null,
      },
    ]);
    expect(report.funding).toEqual({ ticker: 'CUR:USD', weightChange: -0.05, valueChange: -100 });
    expect(report.after.weights).toEqual({ AAA: 0.3, BBB: 0.25, SGOV: 0.45 });
    expect(Object.fromEntries(weights)).toEqual({ AAA: 0.3, BBB: 0.25, 'CUR:USD': 0.45 });
  });

  it('converts money of one currency to shares of another', async () => {
    const change = { ticker: 'EUX', delta: { unit: 'dollars', amount: 100, currency: 'EUR' } };

    const { report } = await compare(BASE, changes('BBB', change as PositionChange));

    expect(report.trades).toMatchObject([
      { ticker: 'BBB', sharesChange: -5, valueChange: -125 },
      { ticker: 'EUX', sharesChange: 10, valueChange: 125 },
    ]);
  });

  it('sells all of a position, and all of the cash', async () => {
    const { report } = await compare(
      BASE,
      changes('BBB', by('shares', 'AAA', -10), by('dollars', 'CUR:USD', -1000)),
    );

    expect(report.after.weights).toEqual({ BBB: 1 });
    expect(report.after.cashMapping).toEqual([]);
    expect(report.warnings).toEqual([]);
  });

  it('makes a line of cash where there is none', async () => {
    const { report } = await compare(
      aPortfolio([shares('AAA', 10)]),
      changes(null, by('weight', 'AAA', -0.2)),
    );

    expect(report.funding).toEqual({ ticker: 'CUR:USD', weightChange: 0.2, valueChange: 100 });
    expect(report.after.weights).toEqual({ AAA: 0.8, SGOV: 0.2 });
  });

  it('warns of what is sold short and of cash that is overdrawn', async () => {
    const short = await compare(BASE, changes(null, by('shares', 'BBB', -21)));
    const margin = await compare(BASE, changes(null, by('weight', 'AAA', 0.75)));

    expect(short.report.warnings).toMatchObject([{ code: 'sold-short', tickers: ['BBB'] }]);
    expect(margin.report.warnings).toMatchObject([
      { code: 'cash-overdrawn', tickers: ['CUR:USD'] },
    ]);
    expect(margin.report.after.exposure.leverage).toBeCloseTo(1.25, 12);
  });

  it('names a ticker once that lacks two things, with both', async () => {
    const base = aPortfolio([shares('AAA', 10), dollars('ZZZ', 1000, { currency: 'GBP' })]);

    await expect(compare(base, changes('AAA', by('shares', 'ZZZ', 1)))).rejects.toMatchObject({
      code: 'fx-rate-missing',
      tickers: [
        {
          ticker: 'ZZZ',
          detail:
            'no exchange rate GBPUSD on or before the end date; no price of ZZZ on or before the end date',
        },
      ],
    });
  });

  it('names what is bought without proxies where others have some', async () => {
    const proxies = { market: 'BBB', momentum: null, value: null, industry: null, subindustry: [] };
    const base = { ...BASE, factorProxies: new Map([['AAA', proxies]]) };
    const buy = changes(null, by('weight', 'constructor', 0.1));

    const without = await compare(base, buy);
    const given = await compare(base, buy, { factorProxies: new Map([['constructor', proxies]]) });

    expect(without.report.warnings).toMatchObject([
      { code: 'no-factor-proxies', tickers: ['constructor'] },
    ]);
    expect(given.report.warnings).toEqual([]);
    expect(Object.keys(given.report.after.regressions)).toEqual(['AAA', 'constructor']);
  });

  it('lets what pays be changed if the changes pay for each other', async () => {
    const paid = changes(null, by('weight', 'AAA', 0.05), by('weight', 'CUR:USD', -0.05));
    const unpaid = changes(null, by('weight', 'AAA', 0.05), by('weight', 'CUR:USD', -0.04));

    const { report } = await compare(BASE, paid);

    expect(report.funding).toBeNull();
    expect(report.after.weights).toEqual({ AAA: 0.3, BBB: 0.25, SGOV: 0.45 });
    await expect(compare(BASE, unpaid)).rejects.toMatchObject({ code: 'invalid-what-if' });
  });

  it('changes weights by weights only', async () => {
    const base = aPortfolio([weight('AAA', 1.2), weight('BBB', 0.8)]);

    const { report } = await compare(base, changes('BBB', by('weight', 'AAA', 0.1)));
    const asGiven = await compare(base, changes('BBB', by('weight', 'AAA', 0.1)), {
      normalize: false,
    });

    expect(report.after.weights['AAA']).toBeCloseTo(0.7, 12);
    expect(report.trades).toMatchObject([{ valueChange: null }, { sharesChange: null }]);
    expect(asGiven.report.after.weights['AAA']).toBeCloseTo(1.3, 12);
    await expect(
      compare(base, changes(null, by('dollars', 'AAA', 1), by('shares', 'BBB', 1))),
    ).rejects.toMatchObject({
      code: 'mixed-quantities',
      tickers: [{ ticker: 'AAA' }, { ticker: 'BBB' }],
    });
  });

  it('spreads the whole net value over a target', async () => {
    const target = {
      kind: 'target',
      weights: new Map([
        ['AAA', 3],
        ['EUX', 1],
      ]),
    } as const;

    const { report } = await compare(BASE, target);

    expect(report.after.netValue).toBeCloseTo(2000, 9);
    expect(report.after.weights['AAA']).toBeCloseTo(0.75, 12);
    expect(report.trades.map(({ ticker }) => ticker)).toEqual(['AAA', 'BBB', 'CUR:USD', 'EUX']);
    expect(report.trades[3]?.sharesChange).toBeCloseTo(40, 9);
    expect(report.funding).toBeNull();
  });

  it('refuses changes that are too large to reckon with, or on nothing', async () => {
    const huge = aPortfolio([shares('AAA', 9e11), dollars('CUR:USD', -9e11 * 49)]);
    const nothing = changes(null, by('weight', 'AAA', 0.1));

    const { report } = await compare(huge, changes(null, by('weight', 'BBB', 99_999)));

    expect(report.after.netValue).toBeCloseTo(report.before.netValue, -3);
    await expect(compare(aPortfolio([]), nothing)).rejects.toMatchObject({
      code: 'net-value-not-positive',
    });
  });
});
