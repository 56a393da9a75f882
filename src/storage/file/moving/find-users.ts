import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { MAX_USER_ID_LENGTH, toUserId, type UserId } from '../../../auth/user-id.js';
import { byCodeUnit } from '../../../common/document/code-unit-order.js';
import { decodeSegment, encodeSegment } from '../../../common/file/path-segment.js';
import type { TransferFault } from '../../data-transfer.js';
import { onDiskIfPresent } from '../file-errors.js';
import { fileFault } from './owned-file.js';

export interface FoundUsers {
  /** In code-unit order. */
  readonly users: readonly UserId[];
  readonly faults: readonly TransferFault[];
}

/** Whose folders there are. A long id is a hash in the name of its folder, and known only from `named`. */
export async function findUsers(directory: string, named: readonly UserId[]): Promise<FoundUsers> {
  const folder = join(directory, 'users');
  const entries = (await onDiskIfPresent(folder, () => readdir(folder))) ?? [];
  const byFolder = new Map(named.map((user) => [encodeSegment(user), user]));
  const users: UserId[] = [];
  const faults: TransferFault[] = [];
  for (const entry of [...entries].sort(byCodeUnit)) {
    const sub = byFolder.get(entry) ?? decodeSegment(entry);
    if (sub !== null && sub !== '' && sub.length <= MAX_USER_ID_LENGTH) users.push(toUserId(sub));
    else faults.push(fileFault(join(folder, entry), 'invalid-name', NOT_A_USER));
  }
  return { users, faults };
}

const NOT_A_USER =
  'no user can be read from this name; give the user’s id with --user, or move it away';
