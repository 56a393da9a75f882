import { timed } from '../common/timing/timed.js';
import type { StorageAdapter } from './storage-adapter.js';
import type { OnOperation, StorageOperation } from './storage-observer.js';

/**
 * The same store, every operation of which is timed: a port or a method without an operation here does not compile. Of
 * stores that stand for each other each is timed by itself, so that the operation is told under the one that served.
 */
export function timedStorage(adapter: StorageAdapter, onOperation: OnOperation): StorageAdapter {
  const { portfolios, scenarios, riskLimits, changes, limitChecks, idempotencyKeys } = adapter;
  const { users, sessions, apiTokens, rateCounters, administration } = adapter;
  const { store } = administration;
  const time = <Result>(
    operation: StorageOperation,
    work: () => Promise<Result>,
  ): Promise<Result> =>
    timed('storage', work, (ended) => {
      onOperation({ operation, store, ...ended });
    });
  return {
    portfolios: {
      list: (...asked) => time('portfolio_list', () => portfolios.list(...asked)),
      findByName: (...asked) => time('portfolio_load', () => portfolios.findByName(...asked)),
      save: (...asked) => time('portfolio_save', () => portfolios.save(...asked)),
      delete: (...asked) => time('portfolio_delete', () => portfolios.delete(...asked)),
    },
    scenarios: {
      list: (...asked) => time('scenario_list', () => scenarios.list(...asked)),
      findByName: (...asked) => time('scenario_load', () => scenarios.findByName(...asked)),
      save: (...asked) => time('scenario_save', () => scenarios.save(...asked)),
      delete: (...asked) => time('scenario_delete', () => scenarios.delete(...asked)),
    },
    riskLimits: {
      find: (...asked) => time('risk_limits_load', () => riskLimits.find(...asked)),
      save: (...asked) => time('risk_limits_save', () => riskLimits.save(...asked)),
      restore: (...asked) => time('risk_limits_restore', () => riskLimits.restore(...asked)),
      delete: (...asked) => time('risk_limits_delete', () => riskLimits.delete(...asked)),
    },
    changes: {
      list: (...asked) => time('changes_list', () => changes.list(...asked)),
      find: (...asked) => time('change_load', () => changes.find(...asked)),
      newest: (...asked) => time('change_newest', () => changes.newest(...asked)),
    },
    limitChecks: {
      append: (...asked) => time('limit_check_append', () => limitChecks.append(...asked)),
      list: (...asked) => time('limit_check_list', () => limitChecks.list(...asked)),
      openBreaches: (...asked) =>
        time('limit_check_breaches', () => limitChecks.openBreaches(...asked)),
    },
    idempotencyKeys: {
      claim: (...asked) => time('idempotency_key_claim', () => idempotencyKeys.claim(...asked)),
      settle: (...asked) => time('idempotency_key_settle', () => idempotencyKeys.settle(...asked)),
    },
    users: {
      find: (...asked) => time('user_load', () => users.find(...asked)),
      signIn: (...asked) => time('user_sign_in', () => users.signIn(...asked)),
    },
    sessions: {
      create: (...asked) => time('session_create', () => sessions.create(...asked)),
      findByHash: (...asked) => time('session_check', () => sessions.findByHash(...asked)),
      touch: (...asked) => time('session_touch', () => sessions.touch(...asked)),
      list: (...asked) => time('session_list', () => sessions.list(...asked)),
      revoke: (...asked) => time('session_revoke', () => sessions.revoke(...asked)),
      revokeAll: (...asked) => time('session_revoke_all', () => sessions.revokeAll(...asked)),
      purge: (...asked) => time('session_purge', () => sessions.purge(...asked)),
      claimPurge: (...asked) => time('session_purge_claim', () => sessions.claimPurge(...asked)),
    },
    apiTokens: {
      create: (...asked) => time('api_token_create', () => apiTokens.create(...asked)),
      findByHash: (...asked) => time('api_token_check', () => apiTokens.findByHash(...asked)),
      touch: (...asked) => time('api_token_touch', () => apiTokens.touch(...asked)),
      list: (...asked) => time('api_token_list', () => apiTokens.list(...asked)),
      revoke: (...asked) => time('api_token_revoke', () => apiTokens.revoke(...asked)),
    },
    rateCounters: {
      consume: (...asked) => time('rate_count', () => rateCounters.consume(...asked)),
      purge: (...asked) => time('rate_purge', () => rateCounters.purge(...asked)),
    },
    // Asked before every operation, and mostly known: the router times what it has to find out.
    serving: adapter.serving,
    administration,
    close: () => adapter.close(),
  };
}
