import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { toUserId, type UserId } from '../../../auth/user-id.js';
import { byCodeUnit } from '../../../common/document/code-unit-order.js';
import { decodeSegment } from '../../../common/file/path-segment.js';
import type { TransferFault } from '../../data-transfer.js';
import { onDisk } from '../file-errors.js';
import { fileFault, type LegacyFile } from './owned-file.js';
import { DEFAULT_NAME } from './read-legacy-file.js';

/** Files of older versions, by their owner. */
export interface LegacyFiles {
  readonly byOwner: ReadonlyMap<UserId, readonly LegacyFile[]>;
  readonly faults: readonly TransferFault[];
}

/** Those of the one user there was. */
const OF_LOCAL_USER: Readonly<Record<string, Pick<LegacyFile, 'document' | 'name'>>> = {
  'portfolio.yaml': { document: 'portfolio', name: DEFAULT_NAME },
  'risk_limits.yaml': { document: 'risk-limits', name: null },
  'what_if_portfolio.yaml': { document: 'scenario', name: 'what_if' },
};
const OF_OTHER_USER = /^portfolio_(.+)\.yaml$/;

/** What older versions left in `directory`. */
export async function findLegacyFiles(directory: string, localUser: UserId): Promise<LegacyFiles> {
  const names = await onDisk(directory, () => readdir(directory));
  const byOwner = new Map<UserId, readonly LegacyFile[]>();
  const faults: TransferFault[] = [];
  const add = (owner: UserId, file: LegacyFile): void => {
    byOwner.set(owner, [...(byOwner.get(owner) ?? []), file]);
  };
  for (const name of [...names].sort(byCodeUnit)) {
    const path = join(directory, name);
    const local = Object.hasOwn(OF_LOCAL_USER, name) ? OF_LOCAL_USER[name] : undefined;
    const segment = OF_OTHER_USER.exec(name)?.[1];
    if (local !== undefined) add(localUser, { path, ...local });
    if (segment === undefined) continue;
    const sub = decodeSegment(segment);
    if (sub === null) faults.push(fileFault(path, 'invalid-name', NOT_A_USER));
    else add(toUserId(sub), { path, document: 'portfolio', name: DEFAULT_NAME });
  }
  return { byOwner, faults };
}

const NOT_A_USER =
  'no user can be read from this name; rename it, or put it into the user’s folder';
