import { describe, expect, it } from '@jest/globals';
import { decideClaim, isForgotten, type KeyRecord, secondsUntilForgotten } from './key-record.js';

const NOON = Date.UTC(2024, 0, 2, 12);
const DAY_MS = 86_400_000;
const CLAIM = { key: 'k', fingerprint: 'a' };

function at(ms: number, operationId = 'new'): { readonly now: Date; readonly operationId: string } {
  return { now: new Date(NOON + ms), operationId };
}

function begun(): KeyRecord {
  return decideClaim(null, CLAIM, at(0, 'first')).record;
}

describe('a claim', () => {
  it('is granted after a day, whatever came of the key and whoever brings it', () => {
    const answered: KeyRecord = {
      ...begun(),
      state: 'answered',
      answer: { status: 200, headers: {}, body: '{}' },
    };

    const dayAfter = decideClaim(answered, { key: 'k', fingerprint: 'b' }, at(DAY_MS));

    expect(decideClaim(answered, CLAIM, at(DAY_MS - 1)).outcome.kind).toBe('answered');
    expect(dayAfter).toEqual({
      outcome: { kind: 'granted', granted: { key: 'k', operationId: 'new', attempt: 1 } },
      record: {
        ...{ key: 'k', fingerprint: 'b', operationId: 'new', attempt: 1, state: 'running' },
        createdAt: '2024-01-03T12:00:00.000Z',
        begunAt: '2024-01-03T12:00:00.000Z',
        answer: null,
      },
    });
  });

  it('that is renewed does not make its key live longer', () => {
    const renewed = decideClaim(begun(), CLAIM, at(DAY_MS - 1)).record;

    expect(renewed).toMatchObject({ attempt: 2, operationId: 'first' });
    expect(isForgotten(renewed, new Date(NOON + DAY_MS - 1))).toBe(false);
    expect(isForgotten(renewed, new Date(NOON + DAY_MS))).toBe(true);
  });

  it('is told to wait for what is left of the minute, in whole seconds', () => {
    const waits = [0, 1, 59_000, 59_999].map((ms) => decideClaim(begun(), CLAIM, at(ms)).outcome);

    expect(waits).toEqual(
      [60, 60, 1, 1].map((retryAfterSeconds) => ({ kind: 'running', retryAfterSeconds })),
    );
    expect(decideClaim(begun(), CLAIM, at(60_000)).outcome.kind).toBe('granted');
    expect(decideClaim(begun(), CLAIM, at(-1)).outcome.kind).toBe('granted');
  });
});

describe('the wait for room', () => {
  it('lasts until the oldest key is forgotten', () => {
    const moments = [5000, 0, 9000].map((ms) => new Date(NOON + ms).toISOString());

    expect(secondsUntilForgotten(moments, new Date(NOON + DAY_MS - 1500))).toBe(2);
    expect(secondsUntilForgotten(moments, new Date(NOON + DAY_MS + 1))).toBe(1);
  });
});
