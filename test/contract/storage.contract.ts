import { describe } from '@jest/globals';
import { aPortfolio, shares } from '../support/portfolio-builder.js';
import { describeApiTokens } from './storage/api-tokens.contract.js';
import { describeChangeLog } from './storage/change-log.contract.js';
import { describeNamedDocuments } from './storage/documents.contract.js';
import { describeIdempotencyKeys } from './storage/idempotency-keys.contract.js';
import { describeLimitChecks } from './storage/limit-checks.contract.js';
import { describePortfolioContent } from './storage/portfolios.contract.js';
import { describeRateCounters } from './storage/rate-counters.contract.js';
import { describeRiskLimits } from './storage/risk-limits.contract.js';
import { describeSessions } from './storage/sessions.contract.js';
import { describeStorageProperties } from './storage/storage-properties.contract.js';
import { describeStorms } from './storage/storms.contract.js';
import { type OpenStorage, withStorageOf } from './storage/storage-under-test.js';
import { describeUsers } from './storage/users.contract.js';

/** What every store does, wherever it keeps things: no difference between two of them is allowed. */
export function describeStorageContract(name: string, open: OpenStorage): void {
  const withStorage = withStorageOf(open);

  describe(`the ${name} store`, () => {
    describeNamedDocuments('portfolios', withStorage, {
      storeOf: ({ portfolios }) => portfolios,
      content: (number) =>
        aPortfolio([shares('NVDA', number, { accounts: [{ id: 'ibkr', amount: number }] })], {
          expectedReturns: new Map([['NVDA', 0.12]]),
          extra: new Map([['notes', ['kept', { as: 'is' }]]]),
        }),
    });
    describeNamedDocuments('scenarios', withStorage, {
      storeOf: ({ scenarios }) => scenarios,
      content: (number) => ({
        description: `number ${number.toString()}`,
        basePortfolio: 'main',
        targetWeights: new Map([
          ['AGG', 0.4],
          ['SPY', 0.6],
        ]),
        extra: new Map([['notes', ['kept', { as: 'is' }]]]),
      }),
    });
    describePortfolioContent(withStorage);
    describeRiskLimits(withStorage);
    describeChangeLog(withStorage);
    describeLimitChecks(withStorage);
    describeIdempotencyKeys(withStorage);
    describeUsers(withStorage);
    describeSessions(withStorage);
    describeApiTokens(withStorage);
    describeRateCounters(withStorage);
    describeStorageProperties(withStorage);
    describeStorms(withStorage);
  });
}
