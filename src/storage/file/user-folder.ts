import { join } from 'node:path';
import type { UserId } from '../../auth/user-id.js';
import type { ChangeSet } from '../../portfolio/change.js';
import { encodeSegment } from '../../common/file/path-segment.js';

/** A folder with one writer at a time. */
export interface LockedFolder {
  readonly path: string;
  /** Made and removed by whoever writes; readers ignore it. */
  readonly lock: string;
  /** Signed by the holder of the lock. */
  readonly lockOwner: string;
}

/** Where everything of one user lies. */
export interface UserFolder extends LockedFolder {
  readonly changeLog: string;
}

export interface DocumentAddress {
  readonly document: ChangeSet['document'];
  readonly name: string | null;
}

/** Folders that documents lie in, below a user's own; the empty one is the user's own. */
const DOCUMENT_FOLDERS = { portfolio: 'portfolios', scenario: 'scenarios', 'risk-limits': '' };

const LIMIT_CHECK_FOLDER = 'limit_checks';
const IDEMPOTENCY_KEY_FOLDER = 'idempotency_keys';
const CREDENTIAL_FOLDERS = ['sessions', 'api_tokens'];

export function usersFolder(dataFolder: string): string {
  return join(dataFolder, 'users');
}

export function userFolder(dataFolder: string, ownerId: UserId): UserFolder {
  const path = join(usersFolder(dataFolder), encodeSegment(ownerId));
  return {
    path,
    lock: join(path, '.lock'),
    lockOwner: join(path, '.lock-owner'),
    changeLog: join(path, 'changes.ndjson'),
  };
}

export function documentFolder(folder: UserFolder, document: ChangeSet['document']): string {
  return join(folder.path, DOCUMENT_FOLDERS[document]);
}

export function documentFile(folder: UserFolder, { document, name }: DocumentAddress): string {
  return join(documentFolder(folder, document), fileName(document, name));
}

/** What a deletion removes, the document itself first. */
export function filesOfDocument(folder: UserFolder, address: DocumentAddress): readonly string[] {
  const file = documentFile(folder, address);
  return address.document === 'portfolio'
    ? [file, documentFile(folder, { document: 'risk-limits', name: address.name })]
    : [file];
}

/** Every folder in which a write may leave a pending file. */
export function writtenFolders(folder: UserFolder): readonly string[] {
  const others = [LIMIT_CHECK_FOLDER, IDEMPOTENCY_KEY_FOLDER, ...CREDENTIAL_FOLDERS];
  const names = [...Object.values(DOCUMENT_FOLDERS), ...others];
  return names.map((name) => join(folder.path, name));
}

export function limitCheckFolder(folder: UserFolder): string {
  return join(folder.path, LIMIT_CHECK_FOLDER);
}

/** Where the limit checks of one portfolio are kept; it stays when the portfolio goes. */
export function limitCheckFile(folder: UserFolder, portfolioName: string): string {
  return join(limitCheckFolder(folder), `${encodeSegment(portfolioName)}.ndjson`);
}

/** Where the keys are that requests of this user came with, a file each. */
export function idempotencyKeyFolder(folder: UserFolder): string {
  return join(folder.path, IDEMPOTENCY_KEY_FOLDER);
}

function fileName(document: ChangeSet['document'], name: string | null): string {
  const segment = name === null ? '' : encodeSegment(name);
  if (document !== 'risk-limits') return `${segment}.yaml`;
  return name === null ? 'risk_limits.yaml' : `risk_limits.${segment}.yaml`;
}
