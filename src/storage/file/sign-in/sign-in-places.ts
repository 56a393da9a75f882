import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { encodeSegment } from '../../../common/file/path-segment.js';
import type { LockedFolder, UserFolder } from '../user-folder.js';

/** The two kinds of credential, as their folders are called. */
export type CredentialKind = 'sessions' | 'api_tokens';

export function userRecordFile(folder: Pick<UserFolder, 'path'>): string {
  return join(folder.path, 'user.json');
}

export function credentialFolder(folder: Pick<UserFolder, 'path'>, kind: CredentialKind): string {
  return join(folder.path, kind);
}

export function credentialFile(
  folder: Pick<UserFolder, 'path'>,
  kind: CredentialKind,
  id: string,
): string {
  return join(credentialFolder(folder, kind), `${encodeSegment(id)}.json`);
}

/** Where every pointer from a hash to its user lies, in folders by its first two digits. */
export function pointersFolder(dataFolder: string): string {
  return join(dataFolder, 'credentials');
}

export function pointerFile(dataFolder: string, tokenHash: string): string {
  return join(pointersFolder(dataFolder), tokenHash.slice(0, 2), tokenHash);
}

/** Where it is kept who has which e-mail address; one writer at a time. */
export function emailsFolder(dataFolder: string): LockedFolder {
  return lockedFolder(join(dataFolder, 'emails'));
}

export function emailFile(dataFolder: string, email: string): string {
  return join(emailsFolder(dataFolder).path, createHash('sha256').update(email).digest('hex'));
}

/** Where periodic work of this name says that it runs, and when it began. */
export function maintenanceFolder(dataFolder: string, name: string): LockedFolder {
  return lockedFolder(join(dataFolder, 'maintenance', name));
}

function lockedFolder(path: string): LockedFolder {
  return { path, lock: join(path, '.lock'), lockOwner: join(path, '.lock-owner') };
}
