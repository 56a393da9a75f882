import type { ServingDecision } from '../auth/serving-decision.js';
import type { StoreKind } from '../admin/storage-administration.js';
import type { Ended } from '../common/timing/timed.js';

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
  | 'user_load'
  | 'user_sign_in'
  | 'session_create'
  | 'session_check'
  | 'session_touch'
  | 'session_list'
  | 'session_revoke'
  | 'session_revoke_all'
  | 'session_purge'
  | 'session_purge_claim'
  | 'api_token_create'
  | 'api_token_check'
  | 'api_token_touch'
  | 'api_token_list'
  | 'api_token_revoke'
  | 'rate_count'
  | 'rate_purge'
  | 'serving_decide';

/** An operation that ended, without whose and on what. */
export interface EndedOperation extends Ended {
  readonly operation: StorageOperation;
  readonly store: StoreKind;
}

/** Told of every operation that ended. */
export type OnOperation = (ended: EndedOperation) => void;

/**
 * Told whenever it is decided which store serves a user. `previous` is what was decided of the same user before, null for
 * the first time.
 */
export type OnDecision = (decision: ServingDecision, previous: ServingDecision | null) => void;

/** Follows what a store does, for metrics and the log. */
export interface StorageObserver {
  readonly onOperation: OnOperation;
  readonly onDecision: OnDecision;
}

/** For callers that count nothing, such as the command line. */
export const NO_OBSERVER: StorageObserver = {
  onOperation: () => {
    // Nothing is counted.
  },
  onDecision: () => {
    // Nobody asks.
  },
};
