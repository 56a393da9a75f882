import type { UserId } from '../../auth/user-id.js';
import type { Database } from './database.js';

/** Whether a portfolio, a scenario or limits of the user are in the database; to be known there is not enough. */
export function hasRows(database: Database, ownerId: UserId): Promise<boolean> {
  return database.read(ownerId, false, async ({ tx, userId }) => {
    const [row] = await tx.$queryRaw<{ found: boolean }[]>`
      SELECT EXISTS (SELECT FROM portfolios WHERE user_id = ${userId})
        OR EXISTS (SELECT FROM scenarios WHERE user_id = ${userId})
        OR EXISTS (SELECT FROM risk_limits WHERE user_id = ${userId}) AS found`;
    return row?.found ?? false;
  });
}
