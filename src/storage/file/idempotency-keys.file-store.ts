import { randomUUID } from 'node:crypto';
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { UserId } from '../../auth/user-id.js';
import { pendingFile } from '../../common/file/private-file.js';
import { IdempotencyKeys } from '../../idempotency/idempotency-keys.js';
import {
  type ClaimOutcome,
  decideClaim,
  type GrantedKey,
  isForgotten,
  type KeyClaim,
  type KeyOutcome,
  type KeyRecord,
  MAX_KEYS_PER_USER,
  secondsUntilForgotten,
  settledRecord,
} from '../../idempotency/key-record.js';
import { ensurePrivateFolder, moveInto, writeNewFile } from './atomic-file.js';
import type { FileSpace } from './file-documents.js';
import { onDisk, onDiskIfPresent } from './file-errors.js';
import { keyFileName, type KeyFileName, keyHashOf, readKeyFileName } from './key-file-name.js';
import { parseKeyRecord } from './key-record-text.js';
import { reconcile } from './reconcile.js';
import { idempotencyKeyFolder, userFolder } from './user-folder.js';
import type { HeldLock } from './user-locks.js';

/** A user's folder of keys, inside the user's lock. */
interface OwnKeys {
  readonly folder: string;
  readonly lock: HeldLock;
  readonly files: readonly KeyFileName[];
}

/** A file for each key, on the disk before the request that brought it begins. */
export class FileIdempotencyKeys extends IdempotencyKeys {
  constructor(private readonly space: FileSpace) {
    super();
  }

  override claim(ownerId: UserId, claim: KeyClaim): Promise<ClaimOutcome> {
    return this.inside(ownerId, async (keys) => {
      const now = this.space.clock.now();
      const forgotten = keys.files.filter((file) => isForgotten(file, now));
      for (const { name } of forgotten) await this.remove(join(keys.folder, name));
      const kept = keys.files.filter((file) => !forgotten.includes(file));
      const known = await this.find({ ...keys, files: kept }, claim.key);
      if (known === null && kept.length >= MAX_KEYS_PER_USER) {
        const moments = kept.map(({ createdAt }) => createdAt);
        return { kind: 'too-many', retryAfterSeconds: secondsUntilForgotten(moments, now) };
      }
      const { outcome, record } = decideClaim(known, claim, { now, operationId: randomUUID() });
      if (record !== known) await this.write(keys, record);
      return outcome;
    });
  }

  override settle(ownerId: UserId, granted: GrantedKey, outcome: KeyOutcome): Promise<void> {
    return this.inside(ownerId, async (keys) => {
      const known = await this.find(keys, granted.key);
      const record = settledRecord(known, granted, outcome);
      if (record === known) return;
      if (record !== null) await this.write(keys, record);
      else if (known !== null) {
        await this.remove(join(keys.folder, keyFileName(known.key, known.createdAt)));
      }
    });
  }

  private inside<T>(ownerId: UserId, task: (keys: OwnKeys) => Promise<T>): Promise<T> {
    const { directory, locks, onWarning, requireServed } = this.space;
    const owner = userFolder(directory, ownerId);
    const folder = idempotencyKeyFolder(owner);
    return locks.withLock(owner, async (lock) => {
      await requireServed(ownerId);
      await reconcile(owner, onWarning);
      const names = (await onDiskIfPresent(folder, () => readdir(folder))) ?? [];
      const files = names.flatMap((name) => readKeyFileName(name) ?? []);
      return task({ folder, lock, files });
    });
  }

  /** Null for none, and for a file that nothing can be made of. */
  private async find({ folder, files }: OwnKeys, key: string): Promise<KeyRecord | null> {
    const keyHash = keyHashOf(key);
    const file = files.find((each) => each.keyHash === keyHash);
    if (file === undefined) return null;
    const path = join(folder, file.name);
    const text = await onDiskIfPresent(path, () => readFile(path, 'utf8'));
    const record = text === null ? null : parseKeyRecord(text);
    if (record?.key === key) return record;
    this.space.onWarning('idempotency-key-unreadable', { file: path });
    await this.remove(path);
    return null;
  }

  private async write({ folder, lock }: OwnKeys, record: KeyRecord): Promise<void> {
    await ensurePrivateFolder(folder);
    const pending = pendingFile(folder, randomUUID());
    await writeNewFile(pending, JSON.stringify(record));
    await lock.requireHeld();
    await moveInto(join(folder, keyFileName(record.key, record.createdAt)), pending);
  }

  private async remove(path: string): Promise<void> {
    await onDisk(path, () => rm(path, { force: true }));
  }
}
