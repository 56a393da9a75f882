import { describe, expect, it } from '@jest/globals';
import { anInput } from '../../test/support/analysis-input.js';
import { aMarket, amountsOf } from '../../test/support/market.js';
import { calculate } from './calculations.js';

const CONTEXT = { onProgress: () => undefined };

describe('a portfolio', () => {
  it('of more assets than memory has room for is refused by name, before anything is computed', async () => {
    const refused = calculate(
      'analysis',
      anInput(amountsOf(new Array<number>(2001).fill(1)), []),
      CONTEXT,
    );

    await expect(refused).rejects.toMatchObject({ code: 'too-many-assets' });
  });

  it('of more assets than can be optimized in time has all other figures, and says so', async () => {
    const input = anInput(
      amountsOf(new Array<number>(1001).fill(1), null),
      aMarket(1001, { months: 24 }),
      { endDate: '2019-12-31' },
    );

    const result = await calculate('analysis', input, CONTEXT);

    expect(result.optimization).toBeNull();
    expect(result.warnings.map(({ code }) => code)).toContain('optimization-left-out');
    expect(result.volatility.annual).toBeGreaterThan(0);
  }, 120_000);
});
