import type { ServingStore } from '../../../src/auth/serving.store.js';
import { toUserId } from '../../../src/auth/user-id.js';
import type { WriteOptions } from '../../../src/common/document/stored-document.js';
import type { StorageAdapter } from '../../../src/storage/storage-adapter.js';
import { anApiToken, aSession, hashOf, hoursAfterNoon } from '../../support/credentials.js';
import { finding, findings } from '../../support/limit-findings.js';
import { aPortfolio, shares } from '../../support/portfolio-builder.js';

/** By name, which begins with that of the port and of the method. */
export type StoreOperations = Readonly<Record<string, () => Promise<unknown>>>;

/** Ports that ask nothing of the tables when the store is the only one. */
export type ExplainedPorts = Omit<StorageAdapter, 'close'> & { readonly serving: ServingStore };

const ANN = toUserId('user-500');
const MINE = 'portfolio-2';
const ANY: WriteOptions = { condition: { kind: 'any' }, reason: null };
const NEWEST = { before: null, limit: 3 };
/** A day after the rows were written. */
const NOW = hoursAfterNoon(24);
const EXPIRY = { now: NOW, idleMs: 7 * 24 * 60 * 60 * 1000 };
const PROXIES = { market: 'SPY', momentum: null, value: null, industry: null, subindustry: [] };
const PORTFOLIO = aPortfolio([shares('NVDA', 2)], {
  expectedReturns: new Map([['NVDA', 0.1]]),
  factorProxies: new Map([['NVDA', PROXIES]]),
});
const LIMITS = { limits: { max_loss: -0.3 }, additionalSettings: null, extra: new Map() };
const SCENARIO = {
  ...{ description: null, basePortfolio: MINE, extra: new Map() },
  targetWeights: new Map([['SPY', 1]]),
};

export function documentOperations(storage: ExplainedPorts): StoreOperations {
  const { portfolios, scenarios, riskLimits } = storage;
  const documents = { portfolio: PORTFOLIO, limits: LIMITS };
  return {
    'portfolios.list': () => portfolios.list(ANN, { after: null, limit: 3 }),
    'portfolios.list, a further page': () => portfolios.list(ANN, { after: MINE, limit: 3 }),
    'portfolios.findByName': () => portfolios.findByName(ANN, MINE),
    'portfolios.save': () => portfolios.save(ANN, MINE, PORTFOLIO, ANY),
    'portfolios.delete': () => portfolios.delete(ANN, 'portfolio-5', ANY),
    'scenarios.list': () => scenarios.list(ANN, { after: null, limit: 1 }),
    'scenarios.list, a further page': () => scenarios.list(ANN, { after: 'scenario-1', limit: 1 }),
    'scenarios.findByName': () => scenarios.findByName(ANN, 'scenario-1'),
    'scenarios.save': () => scenarios.save(ANN, 'scenario-1', SCENARIO, ANY),
    'scenarios.delete': () => scenarios.delete(ANN, 'scenario-2', ANY),
    'riskLimits.find': () => riskLimits.find(ANN, null),
    'riskLimits.find, of a portfolio': () => riskLimits.find(ANN, MINE),
    'riskLimits.save': () => riskLimits.save(ANN, null, LIMITS, ANY),
    'riskLimits.save, of a portfolio': () => riskLimits.save(ANN, MINE, LIMITS, ANY),
    'riskLimits.restore': () => riskLimits.restore(ANN, 'portfolio-6', documents, ANY),
    'riskLimits.delete': () => riskLimits.delete(ANN, MINE, ANY),
  };
}

export function historyOperations(storage: ExplainedPorts): StoreOperations {
  const { changes, limitChecks, idempotencyKeys } = storage;
  const granted = { key: 'k', operationId: 'o', attempt: 1 };
  const changeId = async (): Promise<string> => {
    const [newest] = await changes.list(ANN, { portfolioName: null, before: null, limit: 1 });
    return newest?.id ?? '';
  };
  const found = findings({ max_loss: finding('breach') });
  return {
    'changes.list': () => changes.list(ANN, { portfolioName: null, ...NEWEST }),
    'changes.list, of a portfolio': () => changes.list(ANN, { portfolioName: MINE, ...NEWEST }),
    'changes.list, older': async () =>
      changes.list(ANN, { portfolioName: null, before: await changeId(), limit: 3 }),
    'changes.find': async () => changes.find(ANN, await changeId()),
    'changes.newest': () => changes.newest(ANN, { document: 'portfolio', name: MINE }),
    'limitChecks.append': () => limitChecks.append(ANN, MINE, found),
    'limitChecks.append, the same': () => limitChecks.append(ANN, MINE, found),
    'limitChecks.list': () => limitChecks.list(ANN, MINE, NEWEST),
    'limitChecks.list, older': async () => {
      const [newest] = await limitChecks.list(ANN, MINE, NEWEST);
      return limitChecks.list(ANN, MINE, { before: newest?.id ?? '', limit: 3 });
    },
    'limitChecks.openBreaches': () => limitChecks.openBreaches(ANN, MINE),
    'idempotencyKeys.claim': () => idempotencyKeys.claim(ANN, { key: 'k', fingerprint: 'f' }),
    'idempotencyKeys.settle': () => idempotencyKeys.settle(ANN, granted, { kind: 'failed' }),
  };
}

export function signInOperations(storage: ExplainedPorts): StoreOperations {
  const { users, sessions, apiTokens, rateCounters } = storage;
  const identity = { id: ANN, email: 'user-500@example.com', name: null };
  const session = aSession();
  const token = anApiToken();
  return {
    'users.find': () => users.find(ANN),
    'users.signIn': () => users.signIn(identity, NOW),
    'users.signIn, with an address of somebody else': () =>
      users.signIn({ ...identity, email: 'user-7@example.com' }, NOW).catch(() => null),
    'sessions.create': () => sessions.create(ANN, session),
    'sessions.findByHash': () => sessions.findByHash(session.tokenHash, EXPIRY),
    'sessions.touch': () => sessions.touch(ANN, session.id, NOW),
    'sessions.list': () => sessions.list(ANN, EXPIRY),
    'sessions.revoke': () => sessions.revoke(ANN, session.id),
    'sessions.revokeAll': () => sessions.revokeAll(ANN),
    'sessions.purge': () => sessions.purge(EXPIRY, 1000),
    'sessions.claimPurge': () => sessions.claimPurge({ now: NOW, everyMs: 1000, isForced: false }),
    'apiTokens.create': () => apiTokens.create(ANN, token, NOW),
    'apiTokens.findByHash': () => apiTokens.findByHash(token.tokenHash, NOW),
    'apiTokens.touch': () => apiTokens.touch(ANN, token.id, NOW),
    'apiTokens.list': () => apiTokens.list(ANN),
    'apiTokens.revoke': () => apiTokens.revoke(ANN, token.id),
    'rateCounters.consume': () =>
      rateCounters.consume({ scope: 'reads', points: 3, windowMs: 1000 }, hashOf('ann')),
    'rateCounters.purge': () => rateCounters.purge(1000),
  };
}

export function administrationOperations({
  administration,
  serving,
}: ExplainedPorts): StoreOperations {
  return {
    'administration.users': () => administration.users({ after: null, limit: 20 }),
    'administration.users, a further page': () => administration.users({ after: ANN, limit: 20 }),
    'administration.findUserByEmail': () => administration.findUserByEmail('user-9@example.com'),
    'administration.setTier': () => administration.setTier(ANN, 'paid'),
    'administration.newestMigration': () => administration.newestMigration(),
    'administration.pool': () => Promise.resolve(administration.pool()),
    'serving.find': () => serving.find(ANN),
  };
}
