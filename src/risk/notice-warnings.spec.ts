import { describe, expect, it } from '@jest/globals';
import { AppError } from '../common/problem/app-error.js';
import type { PriceAnswer } from '../market-data/price-source.js';
import { plainAnswer } from '../market-data/plain-answer.js';
import { noticeWarnings } from './notice-warnings.js';

function stale(reason: string, fetchedAt: string): PriceAnswer {
  return { series: null, notices: [{ code: 'stale-source', reason, fetchedAt }] };
}

describe('noticeWarnings', () => {
  it('tell each reason once, with every ticker and when its prices were fetched', () => {
    const answers = [
      stale('it is down', '2026-11-23T21:05:09.000Z'),
      plainAnswer(null),
      new AppError('invalid-prices', 'odd'),
      stale('it is down', '2026-11-24T09:00:00.000Z'),
      stale('it is slow', '2026-11-24T09:00:00.000Z'),
    ];

    expect(noticeWarnings(['A', 'B', 'C', 'D', 'E'], answers)).toEqual([
      {
        code: 'stale-source',
        tickers: ['A', 'D'],
        detail:
          'it is down; used in its place are the prices of A as fetched on 2026-11-23 at 21:05 UTC, D as fetched on 2026-11-24 at 09:00 UTC',
      },
      expect.objectContaining({ tickers: ['E'] }),
    ]);
  });
});
