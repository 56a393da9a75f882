import { describe, expect, it } from '@jest/globals';
import { anAsset, anInput } from '../../test/support/analysis-input.js';
import { monthEndSeries } from '../../test/support/price-series.js';
import { inputHash } from './input-hash.js';

const A = monthEndSeries('A', '2020-01', [1, 2, 3]);
const B = monthEndSeries('B', '2020-01', [4, 5, 6]);

describe('the hash of an input', () => {
  it('does not depend on the order in which prices were found', () => {
    const one = inputHash(anInput([anAsset('A')], [A, B]));
    const other = inputHash(anInput([anAsset('A')], [B, A]));

    expect(other).toBe(one);
  });

  it('changes with a single price, a quantity or an option', () => {
    const input = anInput([anAsset('A')], [A]);

    const hashes = [
      inputHash(input),
      inputHash(anInput([anAsset('A')], [monthEndSeries('A', '2020-01', [1, 2, 3.000000001])])),
      inputHash(anInput([anAsset('A', { shares: 11 })], [A])),
      inputHash({ ...input, options: { ...input.options, normalize: false } }),
    ];

    expect(new Set(hashes).size).toBe(4);
  });
});
