import type { StoreKind } from '../admin/storage-administration.js';
import { type Ended, timed } from '../common/timing/timed.js';
import type { StorageAdapter } from './storage-adapter.js';

/** What metrics and the log call the operations of a store, whichever store it is. */
export type StorageOperation =
  | 'portfolio_list'
  | 'portfolio_load'
  | 'portfolio_save'
  | 'portfolio_delete'
  | 'scenario_list'
  | 'scenario_load'
  | 'scenario_save'
  | 'scenario_delete'
  | 'risk_limits_load'
  | 'risk_limits_save'
  | 'risk_limits_restore'
  | 'risk_limits_delete'
  | 'changes_list'
  | 'change_load'
  | 'change_newest'
  | 'limit_check_append'
  | 'limit_check_list'
  | 'limit_check_breaches'
  | 'idempotency_key_claim'
  | 'idempotency_key_settle'
  | 'serving_decide';

/** An operation that ended, without whose and on what. */
export interface EndedOperation extends Ended {
  readonly operation: StorageOperation;
  readonly store: StoreKind;
}

/** Told of every operation that ended. */
export type OnOperation = (ended: EndedOperation) => void;

/** For callers that count nothing, such as the command line. */
export const tellNobody: OnOperation = () => {
  // Nothing is counted.
};

/**
 * The same store, every operation of which is timed: a port or a method without an operation here does not compile. Of
 * stores that stand for each other each is timed by itself, so that the operation is told under the one that served.
 */
export function timedStorage(adapter: StorageAdapter, onOperation: OnOperation): StorageAdapter {
  const { portfolios, scenarios, riskLimits, changes, limitChecks, idempotencyKeys } = adapter;
  const { administration } = adapter;
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
    // Asked before every operation, and mostly known: the router times what it has to find out.
    serving: adapter.serving,
    administration,
    close: () => adapter.close(),
  };
}
