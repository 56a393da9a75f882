import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { minimalConflict } from './minimal-conflict.js';

describe('minimalConflict', () => {
  it('is empty where all can hold together', () => {
    expect(minimalConflict([1, 2, 3], () => true)).toEqual([]);
  });

  it('finds the two of many that exclude each other', () => {
    const numbers = Array.from({ length: 1000 }, (_, i) => i);
    let questions = 0;

    const conflict = minimalConflict(numbers, (kept) => {
      questions += 1;
      return !(kept.includes(17) && kept.includes(831));
    });

    expect(conflict).toEqual([17, 831]);
    expect(questions).toBeLessThan(60);
  });

  it('holds again whichever of its members is dropped, and not with all of them', () => {
    const sets = fc.array(fc.subarray([0, 1, 2, 3, 4, 5, 6, 7], { minLength: 1 }), {
      minLength: 1,
    });
    fc.assert(
      fc.property(sets, (forbidden) => {
        const canHold = (kept: readonly number[]): boolean =>
          !forbidden.some((set) => set.every((item) => kept.includes(item)));

        const conflict = minimalConflict([0, 1, 2, 3, 4, 5, 6, 7], canHold);

        expect(canHold(conflict)).toBe(false);
        for (const member of conflict) {
          expect(canHold(conflict.filter((item) => item !== member))).toBe(true);
        }
      }),
    );
  });
});
