import { describe, expect, it } from '@jest/globals';
import { anInput } from '../../../../test/support/analysis-input.js';
import { aMarket, amountsOf, someProxies } from '../../../../test/support/market.js';
import type { AnalysisInput } from '../analysis-input.js';
import { stressPortfolio } from '../stress/stress-portfolio.js';
import type { ComparedEpisode } from './compare-episodes.js';
import { comparePortfolios } from './compare-portfolios.js';

const FALL = {
  name: 'fall',
  description: null,
  startDate: '2019-03-29',
  endDate: '2019-09-30',
};
const LATER = { name: 'later', description: null, startDate: '2030-01-31', endDate: '2030-06-28' };

function inputOf(amounts: readonly number[]): AnalysisInput {
  return anInput(amountsOf(amounts, someProxies({ market: 'MKT' })), aMarket(2));
}

const [BEFORE, AFTER] = [inputOf([300, 100]), inputOf([100, 300])];

function compared(): readonly ComparedEpisode[] {
  const episodes = [FALL, LATER];
  return comparePortfolios({ before: BEFORE, after: AFTER, window: 'common', episodes }).episodes;
}

describe('episodes of two portfolios', () => {
  it('are those of each alone, and their change', () => {
    const [fall] = compared();

    const alone = [BEFORE, AFTER].map((input) =>
      stressPortfolio({
        ...input,
        episodes: [FALL],
        shocks: new Map(),
        propagate: false,
        aliases: new Map(),
      }).episodes.at(0),
    );
    const [former, latter] = alone;
    expect(fall).toMatchObject({
      ...FALL,
      before: { status: 'known' },
      after: { status: 'known' },
    });
    expect(fall?.before.return).toBe(former?.return);
    expect(fall?.after.valueChange).toBe(latter?.valueChange);
    expect(fall?.difference.return).toBe((latter?.return ?? NaN) - (former?.return ?? NaN));
    expect(fall?.difference.return).not.toBe(0);
  });

  it('that are known of neither have no change', () => {
    const [, later] = compared();

    expect(later).toMatchObject({
      before: { status: 'unknown', return: null },
      after: { status: 'unknown', return: null },
      difference: { return: null, loss: null, valueChange: null },
    });
  });
});
