import type { UserId } from '../../../auth/user-id.js';
import type { Clock } from '../../../common/clock.js';
import type { TransferFault } from '../../data-transfer.js';
import type { KeptDocument } from '../../user-data.js';
import type { OnWarning } from '../../warning.js';

/** A document outside a user's folder, where older versions kept it. */
export interface LegacyFile {
  readonly path: string;
  readonly document: KeptDocument['document'];
  /** Under which it is kept from now on. */
  readonly name: string | null;
}

/** Where the files of one user are. */
export interface UserPlace {
  readonly directory: string;
  readonly ownerId: UserId;
  /** Outside the user's folder. */
  readonly legacyFiles: readonly LegacyFile[];
  readonly clock: Clock;
  readonly onWarning: OnWarning;
}

/** A fault of a whole file. */
export function fileFault(file: string, code: string, detail: string): TransferFault {
  return { code, file, line: null, column: null, pointer: '', detail };
}
