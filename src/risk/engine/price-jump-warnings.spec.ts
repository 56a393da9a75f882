import { describe, expect, it } from '@jest/globals';
import { anAsset, anInput } from '../../../test/support/analysis-input.js';
import { scatteredReturns, seriesOfReturns } from '../../../test/support/price-series.js';
import { analyzePortfolio } from './analyze-portfolio.js';
import { priceJumpWarnings } from './price-jump-warnings.js';

const CALM = seriesOfReturns('CALM', '2017-12', scatteredReturns(60, 1));
/** As after a split of 1 for 10 in July 2019 that nobody adjusted for. */
const SPLIT = {
  ...CALM,
  ticker: 'SPLIT',
  closes: CALM.closes.map((close, i) => (i < 19 ? close : close * 10.5)),
};

describe('priceJumpWarnings', () => {
  it('reach the reader of a result with ticker, dates and closes, and change no figure', () => {
    const input = anInput([anAsset('CALM'), anAsset('SPLIT')], [CALM, SPLIT]);

    const { warnings, valuation } = analyzePortfolio(input);

    expect(warnings.filter(({ code }) => code === 'price-jump')).toEqual([
      {
        code: 'price-jump',
        tickers: ['SPLIT'],
        detail: expect.stringMatching(
          /^SPLIT jumps by a factor of 10 or more.*: [\d.]+ on 2019-06-28, then [\d.]+ on 2019-07-31; is it a split/,
        ),
      },
    ]);
    expect(valuation['SPLIT']?.price).toBe(SPLIT.closes.at(-1));
  });

  it('say nothing of what lies before the month that the first return needs', () => {
    const input = anInput([], [SPLIT]);

    expect(priceJumpWarnings({ ...input, startDate: '2019-08-15' })).toEqual([]);
    expect(priceJumpWarnings({ ...input, startDate: '2019-07-31' })).toHaveLength(1);
  });

  it('spell out three and count the rest', () => {
    const closes = CALM.closes.map((_, i) => (i % 2 === 0 ? 1 : 100));
    const [warning] = priceJumpWarnings(anInput([], [{ ...CALM, closes }]));

    expect(warning?.detail.match(/, then /g)).toHaveLength(3);
    expect(warning?.detail).toContain('and 57 more');
  });
});
