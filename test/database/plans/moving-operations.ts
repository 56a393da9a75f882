import { toUserId } from '../../../src/auth/user-id.js';
import type { Clock } from '../../../src/common/clock.js';
import type { Database } from '../../../src/storage/prisma/database.js';
import { MovingDatabase } from '../../../src/storage/prisma/moving/moving-database.js';
import { rowsOf, takeBack } from '../../../src/storage/prisma/rows-of.js';
import type { UserData } from '../../../src/storage/user-data.js';
import type { MigratedDatabase } from '../../support/temporary-database.js';
import type { StoreOperations } from './store-operations.js';

const BOB = toUserId('user-300');
const NOBODY = toUserId('newcomer');

/** What is asked of the database beside the ports: whom it serves, and users who move. */
export function movingOperations(
  database: Database,
  { url, ownerUrl }: MigratedDatabase,
  clock: Clock,
): StoreOperations {
  const reached = { url, ownerUrl, close: () => Promise.resolve() };
  const moving = new MovingDatabase(database, reached, clock);
  const collect = async (): Promise<UserData> =>
    (await moving.move(BOB, true, (rows) => rows.collect())).data;
  return {
    rowsOf: () => rowsOf(database, BOB),
    'moving.isKnown': () => moving.isKnown(BOB),
    'moving.collect': collect,
    'moving.place': async () => {
      const data = { ...(await collect()), reasons: new Map<string, string>() };
      await moving.move(NOBODY, true, (rows) => rows.place(data));
    },
    'moving.archive': () => moving.move(BOB, true, (rows) => rows.archive()),
    takeBack: () => takeBack(database, BOB),
  };
}
