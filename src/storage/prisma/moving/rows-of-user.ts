import type { UserId } from '../../../auth/user-id.js';
import type { Clock } from '../../../common/clock.js';
import { collectUserData } from '../../collect-user-data.js';
import type { CollectedData } from '../../user-data.js';
import type { DataToPlace, Placement } from '../../user-data-placement.js';
import type { OwnTransaction } from '../database.js';
import { prismaPorts } from '../open-prisma-storage.js';
import { partOf } from './place-documents.js';
import { placeUserData } from './place-user-data.js';

/** The rows of one user, inside one transaction that no other writer of the user is in. */
export interface OwnedRows {
  collect(): Promise<CollectedData>;
  /** From then on the database may serve the user again. */
  place(data: DataToPlace): Promise<Placement>;
  /** Takes every row out of the program's sight; from then on files serve the user. */
  archive(): Promise<void>;
}

/** The rows of the user whom the transaction has entered. */
export function rowsOfUser(own: OwnTransaction, ownerId: UserId, clock: Clock): OwnedRows {
  const ports = prismaPorts(partOf(own), clock);
  return {
    collect: async () => collectUserData(ports, ownerId, await checkedPortfolios(own)),
    place: async (data) => {
      await own.tx.$executeRaw`SELECT take_back_documents()`;
      return placeUserData(own, data, clock);
    },
    archive: async () => {
      await own.tx.$executeRaw`SELECT archive_documents()`;
    },
  };
}

async function checkedPortfolios({ tx, userId }: OwnTransaction): Promise<readonly string[]> {
  const rows = await tx.$queryRaw<{ name: string }[]>`
    SELECT DISTINCT portfolio_name AS name FROM limit_checks WHERE user_id = ${userId}`;
  return rows.map(({ name }) => name);
}
