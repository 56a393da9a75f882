import type { UserId } from '../../auth/user-id.js';
import { MovedAwayError } from '../moved-away.error.js';
import type { Database } from './database.js';

/** What the database has of a user; `archived`: nothing since the user went back to files. */
export type RowsPresence = 'some' | 'none' | 'archived';

/** Whether a portfolio, a scenario or limits of the user are in the database; to be known there is not enough. */
export async function rowsOf(database: Database, ownerId: UserId): Promise<RowsPresence> {
  try {
    const hasRows = await database.read(ownerId, false, async ({ tx, userId }) => {
      const [row] = await tx.$queryRaw<{ found: boolean }[]>`
        SELECT EXISTS (SELECT FROM portfolios WHERE user_id = ${userId})
          OR EXISTS (SELECT FROM scenarios WHERE user_id = ${userId})
          OR EXISTS (SELECT FROM risk_limits WHERE user_id = ${userId}) AS found`;
      return row?.found ?? false;
    });
    return hasRows ? 'some' : 'none';
  } catch (error) {
    if (error instanceof MovedAwayError) return 'archived';
    throw error;
  }
}

/** Lets the database serve a user again who went back to files. */
export function takeBack(database: Database, ownerId: UserId): Promise<void> {
  return database.move(ownerId, async ({ tx }) => {
    await tx.$executeRaw`SELECT take_back_documents()`;
  });
}
