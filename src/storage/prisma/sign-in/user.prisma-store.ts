import type { UserId } from '../../../auth/user-id.js';
import { type Identity, storableIdentity } from '../../../auth/users/identity.js';
import { EmailInUseError } from '../../../auth/users/user.errors.js';
import { UserStore } from '../../../auth/users/user.store.js';
import type { User } from '../../../auth/users/user.js';
import type { Database } from '../database.js';
import { rowsOf } from './rows-of.js';
import { toUser, type UserRow } from './user-row.js';

export class PrismaUserStore extends UserStore {
  constructor(private readonly database: Database) {
    super();
  }

  override find(ownerId: UserId): Promise<User | null> {
    return this.database.accounts.read(ownerId, null, async ({ tx, userId }) => {
      const rows = await tx.$queryRaw<UserRow[]>`
        SELECT google_user_id AS sub, email, name, tier, created_at AS registered_at, last_login
        FROM users WHERE id = ${userId} AND last_login IS NOT NULL`;
      return rows.map(toUser)[0] ?? null;
    });
  }

  override async signIn(identity: Identity, at: Date): Promise<User> {
    const { id, email, name } = storableIdentity(identity);
    const sql = 'SELECT * FROM sign_in_user($1, $2, $3, $4)';
    const [row] = await rowsOf<UserRow>(this.database, sql, [id, email, name, at]);
    if (row === undefined) throw new EmailInUseError();
    return toUser(row);
  }
}
