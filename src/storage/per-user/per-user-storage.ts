import type { ServingDecision } from '../../auth/serving-decision.js';
import type { ServingStore } from '../../auth/serving.store.js';
import type { UserId } from '../../auth/user-id.js';
import { invariant } from '../../common/invariant.js';
import type { StorageAdapter } from '../storage-adapter.js';

/** The stores that a user may be served from. */
export interface Stores {
  readonly file: StorageAdapter;
  readonly database: StorageAdapter;
}

/** One store made of two: each operation goes to the one that serves its user. Closing it closes both. */
export function perUserStorage(stores: Stores, serving: ServingStore): StorageAdapter {
  const of = async (ownerId: UserId): Promise<StorageAdapter> =>
    storeOf(stores, await serving.find(ownerId));
  return {
    portfolios: {
      list: async (owner, ...asked) => (await of(owner)).portfolios.list(owner, ...asked),
      findByName: async (owner, ...asked) =>
        (await of(owner)).portfolios.findByName(owner, ...asked),
      save: async (owner, ...asked) => (await of(owner)).portfolios.save(owner, ...asked),
      delete: async (owner, ...asked) => (await of(owner)).portfolios.delete(owner, ...asked),
    },
    scenarios: {
      list: async (owner, ...asked) => (await of(owner)).scenarios.list(owner, ...asked),
      findByName: async (owner, ...asked) =>
        (await of(owner)).scenarios.findByName(owner, ...asked),
      save: async (owner, ...asked) => (await of(owner)).scenarios.save(owner, ...asked),
      delete: async (owner, ...asked) => (await of(owner)).scenarios.delete(owner, ...asked),
    },
    riskLimits: {
      find: async (owner, ...asked) => (await of(owner)).riskLimits.find(owner, ...asked),
      save: async (owner, ...asked) => (await of(owner)).riskLimits.save(owner, ...asked),
      restore: async (owner, ...asked) => (await of(owner)).riskLimits.restore(owner, ...asked),
      delete: async (owner, ...asked) => (await of(owner)).riskLimits.delete(owner, ...asked),
    },
    changes: {
      list: async (owner, ...asked) => (await of(owner)).changes.list(owner, ...asked),
      find: async (owner, ...asked) => (await of(owner)).changes.find(owner, ...asked),
      newest: async (owner, ...asked) => (await of(owner)).changes.newest(owner, ...asked),
    },
    limitChecks: {
      append: async (owner, ...asked) => (await of(owner)).limitChecks.append(owner, ...asked),
      list: async (owner, ...asked) => (await of(owner)).limitChecks.list(owner, ...asked),
      openBreaches: async (owner, ...asked) =>
        (await of(owner)).limitChecks.openBreaches(owner, ...asked),
    },
    idempotencyKeys: {
      claim: async (owner, ...asked) => (await of(owner)).idempotencyKeys.claim(owner, ...asked),
      settle: async (owner, ...asked) => (await of(owner)).idempotencyKeys.settle(owner, ...asked),
    },
    serving,
    administration: stores.database.administration,
    close: async () => {
      try {
        await stores.file.close();
      } finally {
        await stores.database.close();
      }
    },
  };
}

function storeOf(stores: Stores, { store }: ServingDecision): StorageAdapter {
  invariant(store !== 'memory', 'the router chooses among files and the database');
  return stores[store];
}
