import type { Clock } from '../../../common/clock.js';
import type { DatabaseServer } from '../../storage.options.js';
import type { OnWarning } from '../../warning.js';
import { connect } from '../connect.js';
import { requireMigrated } from '../migrations/bring-up-to-date.js';
import { connected } from '../migrations/migration-session.js';
import { requireSafeApplicationRole } from '../migrations/safe-application-role.js';
import { reachServer } from '../reach-server.js';
import { MovingDatabase } from './moving-database.js';

/**
 * Whoever opens it closes it.
 * @throws AppError `database-unavailable`, `migrations-pending`, `unsafe-database-role`
 */
export async function openMovingDatabase(
  server: DatabaseServer,
  clock: Clock,
  onWarning: OnWarning,
): Promise<MovingDatabase> {
  const reached = await reachServer(server, onWarning);
  try {
    await connected(reached.url, async (client) => {
      await requireSafeApplicationRole(client);
      await requireMigrated(client);
    });
  } catch (error) {
    await reached.close();
    throw error;
  }
  return new MovingDatabase(connect({ url: reached.url, poolSize: 1, onWarning }), reached, clock);
}
