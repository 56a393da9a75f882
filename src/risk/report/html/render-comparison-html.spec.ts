import { describe, expect, it } from '@jest/globals';
import { aReport } from '../../../../test/cli/a-report.js';
import { markupFaults, textOf } from '../../../../test/support/check-markup.js';
import {
  COMPARED_EPISODES,
  EXPLAINED,
  LIMITS,
  manyPositions,
} from '../../../../test/support/report-parts.js';
import type { AnalysisReport } from '../../analysis-report.js';
import { type ComparisonHtmlRequest, renderComparisonHtml } from './render-comparison-html.js';

function draw(
  before: Partial<AnalysisReport> = {},
  after: Partial<AnalysisReport> = {},
  given: Partial<ComparisonHtmlRequest['comparison']> = {},
): string {
  const sides = { before: aReport(before), after: aReport(after) };
  const comparison = { ...sides, warnings: [], episodes: [], ...given };
  return renderComparisonHtml({ title: 'Retirement after a sale', comparison });
}

describe('renderComparisonHtml', () => {
  it('makes a page that is well-formed, with charts of both sides and their tables', () => {
    const page = draw(
      { limits: LIMITS, ...EXPLAINED, ...manyPositions(['AAA', 'BBB']) },
      { limits: LIMITS, ...manyPositions(['BBB', 'CCC']) },
    );

    expect(markupFaults(page)).toEqual([]);
    expect(page.match(/<svg /g)).toHaveLength(8);
    expect(page).toBe(
      draw(
        { limits: LIMITS, ...EXPLAINED, ...manyPositions(['AAA', 'BBB']) },
        { limits: LIMITS, ...manyPositions(['BBB', 'CCC']) },
      ),
    );
  });

  it('shows each figure before, after and changed, and leaves out what neither side has', () => {
    const text = textOf(draw({}, { volatility: { monthly: 0.04, annual: 0.1386 } }));

    expect(text).toContain('Volatility a year 17.32% 13.86% -3.46%');
    expect(text).toContain('Sharpe ratio 0.55 0.55 +0.00');
    expect(text).not.toContain('Tracking error');
  });

  it('shows past episodes, and says which are known of neither', () => {
    const page = draw({}, {}, { episodes: COMPARED_EPISODES });

    expect(markupFaults(page)).toEqual([]);
    const text = textOf(page);
    expect(text).toContain('crash 2020-02-19 2020-03-23 -30.00% -20.00% 10.00%');
    expect(text).toContain('older 1987-08-25 1987-12-04 unknown unknown n/a');
  });

  it('says that a figure of one side alone has no change', () => {
    const { loss } = aReport();
    const text = textOf(draw({}, { loss: { ...loss, worst12Months: null } }));

    expect(text).toContain('Worst 12 months -18.00% n/a n/a');
  });

  it('names the limits that stand differently', () => {
    const after = { ...LIMITS, max_loss: { ...LIMITS.max_volatility } };
    const page = draw({ limits: LIMITS }, { limits: after as AnalysisReport['limits'] });

    expect(textOf(page)).toContain('max_loss: warn before, pass after');
    expect(page).not.toContain('<li>max_volatility');
    expect(textOf(draw({ limits: LIMITS }, { limits: LIMITS }))).toContain(
      'No limit changes its status',
    );
    expect(textOf(draw())).toContain('None is set');
  });

  it('takes what one side does not hold or load as nothing, whatever it is called', () => {
    const text = textOf(
      draw(
        { ...EXPLAINED, ...manyPositions(['AAA']) },
        manyPositions(['constructor', '__proto__', 'AAA', 'DDD']),
      ),
    );

    expect(text).toContain('AAA 100.00% 25.00% -75.00% 100.00% 25.00%');
    expect(text).toContain('constructor 0.00% 25.00% +25.00% 0.00% 25.00%');
    expect(text).toContain('__proto__ 0.00% 25.00% +25.00% 0.00% 25.00%');
    expect(text).toContain('market:SPY 1.20 0.00 80.00% 0.00%');
  });

  it('ends with the warnings of the comparison and of each side, and where the figures come from', () => {
    const warning = (detail: string) => ({ code: 'stale-price' as const, tickers: [], detail });
    const text = textOf(
      draw(
        { warnings: [warning('B is old')] },
        { warnings: [warning('A is old')] },
        { warnings: [warning('<b>cut</b>')] },
      ),
    );

    expect(text).toContain('The comparison <b>cut</b> stale-price Before B is old');
    expect(text).toContain('After A is old stale-price');
    expect(text).toMatch(/Before: Prices from csv:prices.*After: Prices from csv:prices/);
  });
});
