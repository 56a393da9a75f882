import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { sumDecimals } from '../../common/document/decimal.js';
import { scenarioOf } from './scenario-of.js';

describe('the scenario of weights', () => {
  it('has what a store keeps of them, 1 in all, the rest in the largest', () => {
    const third = 1 / 3;
    const weights = new Map([
      ['C', third],
      ['A', third],
      ['B', third],
      ['dust', 1e-10],
    ]);

    const { targetWeights, basePortfolio } = scenarioOf(weights, 'base');

    expect(basePortfolio).toBe('base');
    expect([...targetWeights]).toEqual([
      ['A', 0.33333334],
      ['B', 0.33333333],
      ['C', 0.33333333],
    ]);
  });

  it('adds up to exactly 1, whatever the weights', () => {
    const parts = fc.array(fc.double({ min: -0.4, max: 3, noNaN: true }), { minLength: 1 });
    fc.assert(
      fc.property(parts, (given) => {
        const weights = new Map(given.map((part, i) => [`T${String(i)}`, part]));

        const { targetWeights } = scenarioOf(weights, null);

        const sum = sumDecimals([...targetWeights.values()]);
        expect([0, 1]).toContain(sum);
        expect(sum === 1).toBe(given.some((part) => Math.round(part * 1e8) !== 0));
      }),
    );
  });

  it('of weights that no store keeps is refused', () => {
    expect(() => scenarioOf(new Map([['A', 1e5]]), null)).toThrow('cannot be made');
  });
});
