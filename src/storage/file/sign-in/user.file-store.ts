import type { UserId } from '../../../auth/user-id.js';
import { type Identity, signedIn, storableIdentity } from '../../../auth/users/identity.js';
import { EmailInUseError } from '../../../auth/users/user.errors.js';
import { UserStore } from '../../../auth/users/user.store.js';
import type { Tier, User } from '../../../auth/users/user.js';
import type { FileSpace } from '../file-documents.js';
import { reconcile } from '../reconcile.js';
import { userFolder } from '../user-folder.js';
import type { HeldLock } from '../user-locks.js';
import { EmailIndex } from './email-index.js';
import { emailsFolder } from './sign-in-places.js';
import { type UserRecords } from './user-records.js';

/** A record in each user's folder, and an index of their addresses beside all of them. */
export class FileUserStore extends UserStore {
  private readonly emails: EmailIndex;

  constructor(
    private readonly space: FileSpace,
    private readonly records: UserRecords,
  ) {
    super();
    this.emails = new EmailIndex(space.directory);
  }

  override find(ownerId: UserId): Promise<User | null> {
    return this.records.find(ownerId);
  }

  override async signIn(identity: Identity, at: Date): Promise<User> {
    const storable = storableIdentity(identity);
    const known = await this.signInKnown(storable, at);
    return known ?? this.signInWithAddress(storable, at);
  }

  /** @param email in lower case */
  async findByEmail(email: string): Promise<User | null> {
    const ownerId = await this.emails.find(email);
    const user = ownerId === null ? null : await this.records.find(ownerId);
    return user?.email === email ? user : null;
  }

  setTier(ownerId: UserId, tier: Tier): Promise<User | null> {
    return this.inside(ownerId, async (lock) => {
      const known = await this.records.find(ownerId);
      if (known === null) return null;
      const user = { ...known, tier };
      await this.records.write(user, lock);
      return user;
    });
  }

  /** Null for a user who has not that address yet. */
  private signInKnown(identity: Identity, at: Date): Promise<User | null> {
    return this.inside(identity.id, async (lock) => {
      const known = await this.records.find(identity.id);
      const isIndexed = (await this.emails.find(identity.email)) === identity.id;
      if (known?.email !== identity.email || !isIndexed) return null;
      const user = signedIn(known, identity, at);
      await this.records.write(user, lock);
      return user;
    });
  }

  /** The entry comes before the record and goes after it, so that no address is ever free while a record has it. */
  private signInWithAddress(identity: Identity, at: Date): Promise<User> {
    const { id, email } = identity;
    return this.space.locks.withLock(emailsFolder(this.space.directory), (indexLock) =>
      this.inside(id, async (lock) => {
        const holder = await this.findByEmail(email);
        if (holder !== null && holder.id !== id) throw new EmailInUseError();
        const known = await this.records.find(id);
        await indexLock.requireHeld();
        await this.emails.set(email, id);
        const user = signedIn(known, identity, at);
        await this.records.write(user, lock);
        const former = known?.email ?? null;
        if (former !== null && former !== email) await this.emails.remove(former);
        return user;
      }),
    );
  }

  private inside<T>(ownerId: UserId, task: (lock: HeldLock) => Promise<T>): Promise<T> {
    const folder = userFolder(this.space.directory, ownerId);
    return this.space.locks.withLock(folder, async (lock) => {
      await reconcile(folder, this.space.onWarning);
      return task(lock);
    });
  }
}
