import { describe, expect, it } from '@jest/globals';
import { anInput } from '../../../../test/support/analysis-input.js';
import { aMarket, amountsOf } from '../../../../test/support/market.js';
import type { AnalysisInput } from '../analysis-input.js';
import { comparePortfolios } from './compare-portfolios.js';

describe('a comparison of many assets', () => {
  it('has no matrices of more than 250 assets on either side, and says so', () => {
    const ofMany = (count: number): AnalysisInput =>
      anInput(amountsOf(new Array<number>(count).fill(1), null), aMarket(251, { months: 24 }), {
        endDate: '2019-12-31',
      });
    const sides = { before: ofMany(250), window: 'common', episodes: [] } as const;

    const within = comparePortfolios({ ...sides, after: ofMany(250) });
    const beyond = comparePortfolios({ ...sides, after: ofMany(251) });

    expect(within.difference.correlation).toHaveLength(250);
    expect(within.warnings).toEqual([]);
    for (const part of [beyond.before, beyond.after, beyond.difference]) {
      expect(Object.keys(part)).not.toContain('correlation');
      expect(Object.keys(part)).not.toContain('covarianceAnnual');
    }
    expect(beyond.before.ledoitWolf).toEqual(within.before.ledoitWolf);
    expect(beyond.warnings).toMatchObject([{ code: 'matrices-left-out' }]);
  });
});
