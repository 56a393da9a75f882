import type { UserId } from '../../auth/user-id.js';
import type {
  TransferFault,
  TransferReport,
  TransferRequest,
  UserTransfer,
} from '../data-transfer.js';
import { failed, faultsOf, type UserRun } from './transfer-context.js';

/** Moves one user; null for one who has nothing to move. */
export type MoveUser = (run: UserRun) => Promise<UserTransfer | null>;

/** One user after the other, until the run is interrupted; what keeps one from being moved does not keep the next. */
export async function moveEach(
  users: readonly UserId[],
  { isDryRun, signal, onProgress }: TransferRequest,
  { move, faults }: { readonly move: MoveUser; readonly faults: readonly TransferFault[] },
): Promise<TransferReport> {
  const moved: UserTransfer[] = [];
  let documents = 0;
  for (const [usersDone, ownerId] of users.entries()) {
    if (signal.aborted) {
      return { isDryRun, users: moved, faults, usersLeft: users.length - usersDone };
    }
    const tell: UserRun['onStage'] = (stage) => {
      const progress = { stage, user: ownerId, usersTotal: users.length, documents };
      onProgress({ ...progress, usersDone: stage === 'done' ? usersDone + 1 : usersDone });
    };
    tell('begun');
    const transfer = await moveOne({ ownerId, isDryRun, onStage: tell }, move);
    if (transfer !== null) moved.push(transfer);
    documents += transfer?.documents.length ?? 0;
    tell('done');
  }
  return { isDryRun, users: moved, faults, usersLeft: 0 };
}

async function moveOne(run: UserRun, move: MoveUser): Promise<UserTransfer | null> {
  try {
    return await move(run);
  } catch (error) {
    return failed(run.ownerId, faultsOf(error));
  }
}
