import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anyFindings, finding, findings } from '../../test/support/limit-findings.js';
import { LIMIT_NAMES } from '../risk/engine/limits/risk-limits.js';
import type { LimitEvaluation, LimitFindings, LimitFinding } from './limit-evaluation.js';
import { nextEvaluation } from './next-evaluation.js';

const moment = (index: number): string => new Date(Date.UTC(2024, 0, 1, 0, index)).toISOString();

/** Every evaluation that these findings, one after the other, give; a repeated one as it ends. */
function history(all: readonly LimitFindings[]): readonly LimitEvaluation[] {
  const kept: LimitEvaluation[] = [];
  for (const [index, each] of all.entries()) {
    const stamp = { id: index.toString(), at: moment(index) };
    const next = nextEvaluation(kept.at(-1) ?? null, each, stamp);
    if (next === null) continue;
    if (next.id === kept.at(-1)?.id) kept.pop();
    kept.push(next);
  }
  return kept;
}

/** `max_loss` after each of these statuses: its event, and the index of the evaluation that opened the breach. */
function story(...statuses: readonly (LimitFinding['status'] | 'not-set')[]): readonly unknown[] {
  const all = statuses.map((status, index) =>
    findings(status === 'not-set' ? {} : { max_loss: finding(status) }, {
      inputHash: index.toString(),
    }),
  );
  return history(all).map(({ limits: { max_loss: check } }) => {
    const since = check?.openSince ?? null;
    const opening = statuses.findIndex((_, index) => moment(index) === since);
    return since === null ? check?.event : [check?.event, opening];
  });
}

describe('nextEvaluation', () => {
  it('opens with a breach, and closes with a pass or a warning', () => {
    expect(story('pass', 'breach', 'breach', 'warn', 'breach', 'pass')).toEqual([
      'evaluated',
      ['opened', 1],
      ['evaluated', 1],
      'closed',
      ['opened', 4],
      'closed',
    ]);
  });

  it('neither opens nor closes with what is unknown', () => {
    expect(story('unknown', 'breach', 'unknown', 'breach', 'unknown', 'pass', 'unknown')).toEqual([
      'evaluated',
      ['opened', 1],
      ['evaluated', 1],
      ['evaluated', 1],
      ['evaluated', 1],
      'closed',
      'evaluated',
    ]);
  });

  it('closes the breach of a limit that is not set any more, and opens it anew', () => {
    const [, closing] = history([
      findings({ max_loss: finding('breach') }),
      findings({ max_volatility: finding('pass') }),
    ]);

    expect(story('breach', 'not-set', 'not-set', 'breach')).toEqual([
      ['opened', 0],
      'closed',
      ['opened', 3],
    ]);
    expect(closing?.limits).toEqual({
      max_volatility: {
        ...finding('pass'),
        ...{ previousStatus: null, event: 'evaluated', openSince: null },
      },
      max_loss: {
        ...{ actual: null, limit: null, status: 'not-set', previousStatus: 'breach' },
        ...{ event: 'closed', openSince: null },
      },
    });
  });

  it('keeps nothing of findings without a limit that end nothing', () => {
    expect(story('not-set', 'pass', 'not-set', 'pass')).toEqual(['evaluated', 'evaluated']);
  });

  it('counts a repetition in the evaluation that it repeats', () => {
    const found = findings({ max_loss: finding('breach'), max_volatility: finding('unknown') });

    const kept = history([found, found, found]);

    expect(kept).toHaveLength(1);
    expect(kept[0]).toMatchObject({ id: '0', at: moment(0), lastAt: moment(2), times: 3 });
    expect(kept[0]?.limits.max_loss).toMatchObject({ event: 'opened', openSince: moment(0) });
  });

  it.each([
    ['another input', { inputHash: 'x' }],
    ['limits of another origin', { limitsOrigin: 'portfolio' as const }],
    ['another outcome', { limits: { max_loss: finding('warn') } }],
    ['one limit more', { limits: { max_loss: finding('pass'), max_volatility: finding('pass') } }],
    ['one limit less', { limits: {} }],
  ])('takes %s for no repetition', (_what, given) => {
    const found = findings({ max_loss: finding('pass') });
    const { inputHash } = found;

    const next = nextEvaluation(
      nextEvaluation(null, found, { id: '0', at: moment(0) }),
      { ...found, inputHash, ...given },
      { id: '1', at: moment(1) },
    );

    expect(next?.id ?? '1').toBe('1');
  });

  it('lets openings and closings alternate, each where the status asks for it, whatever is found', () => {
    fc.assert(
      fc.property(fc.array(anyFindings, { maxLength: 30 }), (all) => {
        const kept = history(all);

        const last = new Map<string, string>();
        for (const { at, limits } of kept) {
          for (const name of LIMIT_NAMES) {
            const check = limits[name];
            if (check === undefined) continue;
            const isOpen = last.get(name) !== undefined;
            const opens = !isOpen && check.status === 'breach';
            const closes = isOpen && ['pass', 'warn', 'not-set'].includes(check.status);
            expect(check.event).toBe(opens ? 'opened' : closes ? 'closed' : 'evaluated');
            if (opens) last.set(name, at);
            if (closes) last.delete(name);
            expect(check.openSince).toBe(last.get(name) ?? null);
          }
          // No breach is forgotten by an evaluation that says nothing of its limit.
          for (const name of last.keys()) expect(Object.keys(limits)).toContain(name);
        }
        const counted = kept.reduce((sum, { times }) => sum + times, 0);
        const silent = all.filter(({ limits }) => Object.keys(limits).length === 0).length;
        expect(counted).toBeGreaterThanOrEqual(all.length - silent);
        expect(counted).toBeLessThanOrEqual(all.length);
      }),
    );
  });
});
