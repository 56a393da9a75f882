import type { ServingStore } from '../../auth/serving.store.js';
import type { StorageAdapter } from '../storage-adapter.js';
import { type Decisions, Route, type Stores } from './route.js';

/** One store made of two: each operation goes to the one that serves its user. Closing it closes both. */
export function perUserStorage(stores: Stores, serving: ServingStore & Decisions): StorageAdapter {
  const route = new Route(stores, serving);
  return {
    portfolios: {
      list: (owner, ...asked) => route.read(owner, (to) => to.portfolios.list(owner, ...asked)),
      findByName: (owner, ...asked) =>
        route.read(owner, (to) => to.portfolios.findByName(owner, ...asked)),
      save: (owner, ...asked) => route.write(owner, (to) => to.portfolios.save(owner, ...asked)),
      delete: (owner, ...asked) =>
        route.write(owner, (to) => to.portfolios.delete(owner, ...asked)),
    },
    scenarios: {
      list: (owner, ...asked) => route.read(owner, (to) => to.scenarios.list(owner, ...asked)),
      findByName: (owner, ...asked) =>
        route.read(owner, (to) => to.scenarios.findByName(owner, ...asked)),
      save: (owner, ...asked) => route.write(owner, (to) => to.scenarios.save(owner, ...asked)),
      delete: (owner, ...asked) => route.write(owner, (to) => to.scenarios.delete(owner, ...asked)),
    },
    riskLimits: {
      find: (owner, ...asked) => route.read(owner, (to) => to.riskLimits.find(owner, ...asked)),
      save: (owner, ...asked) => route.write(owner, (to) => to.riskLimits.save(owner, ...asked)),
      restore: (owner, ...asked) =>
        route.write(owner, (to) => to.riskLimits.restore(owner, ...asked)),
      delete: (owner, ...asked) =>
        route.write(owner, (to) => to.riskLimits.delete(owner, ...asked)),
    },
    changes: {
      list: (owner, ...asked) => route.read(owner, (to) => to.changes.list(owner, ...asked)),
      find: (owner, ...asked) => route.read(owner, (to) => to.changes.find(owner, ...asked)),
      newest: (owner, ...asked) => route.read(owner, (to) => to.changes.newest(owner, ...asked)),
    },
    limitChecks: {
      append: (owner, ...asked) =>
        route.write(owner, (to) => to.limitChecks.append(owner, ...asked)),
      list: (owner, ...asked) => route.read(owner, (to) => to.limitChecks.list(owner, ...asked)),
      openBreaches: (owner, ...asked) =>
        route.read(owner, (to) => to.limitChecks.openBreaches(owner, ...asked)),
    },
    idempotencyKeys: {
      claim: (owner, ...asked) =>
        route.write(owner, (to) => to.idempotencyKeys.claim(owner, ...asked)),
      settle: (owner, ...asked) =>
        route.write(owner, (to) => to.idempotencyKeys.settle(owner, ...asked)),
    },
    // Who signs in is known in one place, also of users whose documents still lie in files.
    users: stores.database.users,
    sessions: stores.database.sessions,
    apiTokens: stores.database.apiTokens,
    rateCounters: stores.database.rateCounters,
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
