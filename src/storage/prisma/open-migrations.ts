import type { DatabaseMigrations } from '../database-migrations.js';
import type { DatabaseServer } from '../storage.options.js';
import { bringUpToDate, requireOwner } from './migrations/bring-up-to-date.js';
import { migrationStatus } from './migrations/migration-status.js';
import { planRollback } from './migrations/plan-rollback.js';
import { rollback } from './migrations/rollback.js';
import { reachServer } from './reach-server.js';

/** The tables of the database that a server has. */
export async function openMigrations(server: DatabaseServer): Promise<DatabaseMigrations> {
  const reached = await reachServer(server);
  return {
    // Whoever may use the tables may know how they stand.
    status: () => migrationStatus(reached.ownerUrl ?? reached.url),
    migrate: (onStep) => bringUpToDate(reached, { onStep }),
    planRollback: async (target) => planRollback(requireOwner(reached), target),
    rollback: async (plan, onStep) => rollback(requireOwner(reached), plan, { onStep }),
    close: () => reached.close(),
  };
}
