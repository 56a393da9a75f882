import { readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import pLimit from 'p-limit';
import type * as z from 'zod/mini';
import { isTokenHash } from '../../../auth/credential.js';
import { toUserId, type UserId } from '../../../auth/user-id.js';
import { syncFolder } from '../../../common/file/private-file.js';
import { ensurePrivateFolder, writeNewFile } from '../atomic-file.js';
import type { FileSpace } from '../file-documents.js';
import { onDisk, onDiskIfPresent } from '../file-errors.js';
import { reconcile } from '../reconcile.js';
import { userFolder, type UserFolder } from '../user-folder.js';
import type { HeldLock } from '../user-locks.js';
import { type JsonFile, readJsonFile, removeFile, touchFile, writeJsonFile } from './json-file.js';
import { POINTER } from './pointer.js';
import {
  credentialFile,
  credentialFolder,
  type CredentialKind,
  pointerFile,
} from './sign-in-places.js';

/** What every credential's record says of it. */
export interface CredentialRecord {
  readonly id: string;
  readonly tokenHash: string;
}

export interface FoundRecord<Kept> extends JsonFile<Kept> {
  readonly ownerId: UserId;
}

const SUFFIX = '.json';
/** Files in work: as many as Node has threads for them. */
const AT_ONCE = 4;

/**
 * The sessions or the API tokens of all users: a record of each in its user's folder, and beside all users a pointer from
 * its hash to its user, so that it is found without asking everybody. The record comes first and goes first: a pointer
 * without one is nothing. When it was last used is the time of the record's file.
 */
export class CredentialFiles<Kept extends CredentialRecord> {
  constructor(
    readonly kind: CredentialKind,
    private readonly schema: z.ZodMiniType<Kept>,
    private readonly space: FileSpace,
  ) {}

  /** @param requireRoom looks at those there are before one is added; what it throws leaves everything as it was */
  add(
    ownerId: UserId,
    credential: JsonFile<Kept>,
    requireRoom: (kept: readonly JsonFile<Kept>[]) => Promise<void>,
  ): Promise<void> {
    const { id, tokenHash } = credential.value;
    return this.inside(ownerId, async (folder, lock) => {
      await requireRoom(await this.list(ownerId));
      await writeJsonFile(credentialFile(folder, this.kind, id), credential, lock);
      const pointer = pointerFile(this.space.directory, tokenHash);
      await ensurePrivateFolder(dirname(pointer));
      await writeNewFile(pointer, JSON.stringify({ kind: this.kind, ownerId, id }));
    });
  }

  async find(tokenHash: string): Promise<FoundRecord<Kept> | null> {
    if (!isTokenHash(tokenHash)) return null;
    const path = pointerFile(this.space.directory, tokenHash);
    const pointer = await readJsonFile(path, { schema: POINTER, onUnreadable: this.warn });
    if (pointer?.value.kind !== this.kind) return null;
    const ownerId = toUserId(pointer.value.ownerId);
    const folder = userFolder(this.space.directory, ownerId);
    const record = await this.read(credentialFile(folder, this.kind, pointer.value.id));
    return record?.value.tokenHash === tokenHash ? { ...record, ownerId } : null;
  }

  /** In no order. */
  list(ownerId: UserId): Promise<readonly JsonFile<Kept>[]> {
    return this.listIn(userFolder(this.space.directory, ownerId).path);
  }

  /** @param path of a user's folder */
  async listIn(path: string): Promise<readonly JsonFile<Kept>[]> {
    const folder = credentialFolder({ path }, this.kind);
    const names = (await onDiskIfPresent(folder, () => readdir(folder))) ?? [];
    const files = names.filter((each) => each.endsWith(SUFFIX)).map((name) => join(folder, name));
    const read = await pLimit(AT_ONCE).map(files, (file) => this.read(file));
    return read.filter((record) => record !== null);
  }

  /** Without the user's lock: no text changes, and one that was removed meanwhile stays so. */
  async touch(ownerId: UserId, id: string, at: Date): Promise<void> {
    const path = credentialFile(userFolder(this.space.directory, ownerId), this.kind, id);
    const record = await this.read(path);
    if (record !== null && record.touchedAt < at) await touchFile(path, at);
  }

  /** Without the user's lock, so that nothing keeps a user from signing out. False when there is none of that id. */
  async remove(ownerId: UserId, id: string): Promise<boolean> {
    const user = userFolder(this.space.directory, ownerId);
    const file = credentialFile(user, this.kind, id);
    const record = await this.read(file);
    const isRemoved =
      record === null ? await removeFile(file) : await this.removeRecord(user.path, record.value);
    if (!isRemoved) return false;
    // Else a power cut could bring back what was revoked.
    const folder = credentialFolder(user, this.kind);
    await onDisk(folder, () => syncFolder(folder));
    return true;
  }

  /** As `remove`, but a power cut may bring it back, for what is over anyway. @param path of a user's folder */
  async removeRecord(path: string, { id, tokenHash }: CredentialRecord): Promise<boolean> {
    const isRemoved = await removeFile(credentialFile({ path }, this.kind, id));
    await removeFile(pointerFile(this.space.directory, tokenHash));
    return isRemoved;
  }

  private read(path: string): Promise<JsonFile<Kept> | null> {
    return readJsonFile(path, { schema: this.schema, onUnreadable: this.warn });
  }

  private readonly warn = (file: string): void => {
    this.space.onWarning('credential-unreadable', { file });
  };

  private inside<T>(
    ownerId: UserId,
    task: (folder: UserFolder, lock: HeldLock) => Promise<T>,
  ): Promise<T> {
    const folder = userFolder(this.space.directory, ownerId);
    return this.space.locks.withLock(folder, async (lock) => {
      await reconcile(folder, this.space.onWarning);
      return task(folder, lock);
    });
  }
}
