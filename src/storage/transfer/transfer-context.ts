import type { UserId } from '../../auth/user-id.js';
import type { Clock } from '../../common/clock.js';
import { InvariantError } from '../../common/invariant.js';
import { AppError } from '../../common/problem/app-error.js';
import type { ProblemCode } from '../../common/problem/problem-catalog.js';
import type { TransferFault, TransferStage, UserTransfer } from '../data-transfer.js';
import type { UserLocks } from '../file/user-locks.js';
import type { MovingDatabase } from '../prisma/moving/moving-database.js';
import type { OnWarning } from '../warning.js';

/** What moving users works with. */
export interface TransferContext {
  readonly database: MovingDatabase;
  /** Of `users/`. */
  readonly directory: string;
  readonly locks: UserLocks;
  readonly clock: Clock;
  readonly onWarning: OnWarning;
}

/** One user of a run. */
export interface UserRun {
  readonly ownerId: UserId;
  readonly isDryRun: boolean;
  readonly onStage: (stage: TransferStage) => void;
}

/** What was read back is not what was written. */
export class UnfaithfulError extends Error {
  override readonly name = 'UnfaithfulError';
  constructor(readonly differences: readonly string[]) {
    super('what was written reads back differently');
  }
}

/** The report of a user of whom nothing was moved. */
export function failed(ownerId: UserId, faults: readonly TransferFault[]): UserTransfer {
  return {
    user: ownerId,
    outcome: 'failed',
    documents: [],
    changesAdded: 0,
    limitChecksAdded: 0,
    filesMoved: [],
    isSwitched: false,
    faults,
  };
}

/** Of these, trying the next user is of no use. */
const OF_EVERYBODY: readonly ProblemCode[] = [
  'database-unavailable',
  'pool-exhausted',
  'invalid-settings',
];

/** What went wrong with one user alone. @throws what is about everybody */
export function faultsOf(error: unknown): readonly TransferFault[] {
  if (error instanceof UnfaithfulError) {
    return error.differences.map((detail) => fault('internal-error', `undone: ${detail}`));
  }
  if (error instanceof InvariantError) return [fault('internal-error', `undone: ${error.message}`)];
  if (!(error instanceof AppError) || OF_EVERYBODY.includes(error.code)) throw error;
  return [fault(error.code, error.message)];
}

function fault(code: string, detail: string): TransferFault {
  return { code, file: null, line: null, column: null, pointer: '', detail };
}
