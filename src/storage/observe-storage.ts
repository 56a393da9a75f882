import type { Metrics } from '../common/timing/metrics.js';
import type { StorageObserver } from './storage-observer.js';

export interface StorageLogger {
  log(line: object): void;
  warn(line: object): void;
}

export interface ObservationOptions {
  readonly metrics: Metrics;
  /** An operation that takes longer is logged as slow. */
  readonly slowMs: number;
  readonly logger: StorageLogger;
}

/** Counts and times what a store does. What is slow is logged, and which store serves somebody when that is new. */
export function observeStorage({ metrics, slowMs, logger }: ObservationOptions): StorageObserver {
  return {
    onOperation: ({ operation, store, ...ended }) => {
      metrics.observeOperation({ operation, store }, ended);
      if (ended.ms <= slowMs) return;
      logger.warn({ event: 'slow-operation', operation, store, ms: Math.round(ended.ms) });
    },
    onDecision: ({ store, reason }, previous) => {
      metrics.countDecision({ store, reason });
      if (store === previous?.store && reason === previous.reason) return;
      const before = previous === null ? {} : { previousStore: previous.store };
      logger.log({ event: 'serving-decided', store, reason, ...before });
    },
  };
}
