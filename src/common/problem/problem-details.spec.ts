import { describe, expect, it } from '@jest/globals';
import { AppError } from './app-error.js';
import { retryAfterSeconds, requestInstance, toProblemDetails } from './problem-details.js';

const FAULT = {
  code: 'missing',
  pointer: '/x',
  detail: 'x is missing',
  line: null,
  column: null,
} as const;

describe('toProblemDetails', () => {
  it('lists faults of places and of tickers', () => {
    const error = new AppError('invalid-document', 'it has 1 fault', {
      faults: [FAULT],
      tickers: [{ ticker: 'A', detail: 'no price' }],
    });

    const problem = toProblemDetails(error, requestInstance('id'));

    expect(problem.errors).toEqual([FAULT, { ticker: 'A', detail: 'no price' }]);
  });

  it.each(['internal-error', 'storage-unavailable'] as const)(
    'says nothing of %s but where it is logged',
    (code) => {
      const error = new AppError(code, 'secret /path', { faults: [FAULT], file: '/path' });

      const problem = toProblemDetails(error, requestInstance('id'));

      expect(JSON.stringify(problem)).not.toMatch(/secret|path|missing/);
      expect(problem).toMatchObject({ instance: 'urn:request:id', errors: [] });
    },
  );
});

describe('retryAfterSeconds', () => {
  it('is what the error says, else 5 for what may pass, else nothing', () => {
    const given = new AppError('storage-busy', 'busy', { retryAfterSeconds: 2 });

    expect(retryAfterSeconds(given)).toBe(2);
    expect(retryAfterSeconds(new AppError('storage-unavailable', 'away'))).toBe(5);
    expect(retryAfterSeconds(new AppError('internal-error', 'bug'))).toBeNull();
  });
});
