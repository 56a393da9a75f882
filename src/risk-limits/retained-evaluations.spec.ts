import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { finding, findings } from '../../test/support/limit-findings.js';
import type { LimitEvaluation } from './limit-evaluation.js';
import { nextEvaluation } from './next-evaluation.js';
import {
  MAX_OLDER_TRANSITIONS,
  MAX_RECENT_EVALUATIONS,
  retention,
} from './retained-evaluations.js';

/** As many evaluations, oldest first; a breach opens or closes at every `period`th. */
function history(count: number, period: number): readonly LimitEvaluation[] {
  const kept: LimitEvaluation[] = [];
  for (let index = 0; index < count; index += 1) {
    const status = Math.floor(index / period) % 2 === 0 ? 'pass' : 'breach';
    const found = findings({ max_loss: finding(status) }, { inputHash: index.toString() });
    const stamp = { id: index.toString(), at: '2024-01-01T00:00:00.000Z' };
    const next = nextEvaluation(kept.at(-1) ?? null, found, stamp);
    if (next !== null) kept.push(next);
  }
  return kept;
}

const retained = (oldestFirst: readonly LimitEvaluation[]): readonly LimitEvaluation[] =>
  oldestFirst.toReversed().filter(retention()).reverse();

describe('retention', () => {
  it('keeps the newest evaluations, and of those before them what opened or closed', () => {
    const all = history(MAX_RECENT_EVALUATIONS + 100, 30);

    const kept = retained(all).map(({ id }) => id);

    expect(kept).toEqual(['30', '60', '90', ...all.slice(100).map(({ id }) => id)]);
  });

  it('keeps no more than so many, however often a breach opens and closes', () => {
    const all = history(2 * (MAX_RECENT_EVALUATIONS + MAX_OLDER_TRANSITIONS), 1);

    expect(retained(all)).toEqual(all.slice(-MAX_RECENT_EVALUATIONS - MAX_OLDER_TRANSITIONS));
  });

  it('gives the same whenever a store forgets what it does not keep', () => {
    const all = history(1500, 2);
    const whole = retained(all);

    fc.assert(
      fc.property(fc.nat(1500), fc.nat(1500), (first, second) => {
        const [early, late] = first < second ? [first, second] : [second, first];
        const once = retained(all.slice(0, early));
        const twice = retained([...once, ...all.slice(early, late)]);
        expect(retained([...twice, ...all.slice(late)])).toEqual(whole);
      }),
      { numRuns: 50 },
    );
  });
});
