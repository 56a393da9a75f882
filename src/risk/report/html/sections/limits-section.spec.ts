import { describe, expect, it } from '@jest/globals';
import { aReport } from '../../../../../test/cli/a-report.js';
import { textOf } from '../../../../../test/support/check-markup.js';
import { pageReport } from '../../page-report.js';
import { renderHtml } from '../render-html.js';

const BREACH = {
  actual: 1,
  limit: 0.25,
  headroom: -0.75,
  status: 'breach',
  reason: null,
} as const;
const SUGGESTION = {
  ticker: 'AAA',
  weightChange: -0.75,
  weightAfter: 0.25,
  actualAfter: 0.25,
  valueChange: -750,
};

describe('the limits of a page', () => {
  it('are followed by what cures those that are breached', () => {
    const report = aReport({
      limits: {
        max_single_stock_weight: { ...BREACH, suggestion: SUGGESTION },
        max_volatility: { ...BREACH, suggestion: null },
      },
    });

    const page = renderHtml({ report: pageReport(report), title: 'a portfolio', sections: null });

    const text = textOf(page);
    expect(text).toContain(
      'to cure: max_single_stock_weight: sell AAA for 75.00% of the portfolio (750.00 USD), which leaves 25.00%',
    );
    expect(text).toContain(
      'to cure: max_volatility: no change of a single position was found that does',
    );
  });
});
