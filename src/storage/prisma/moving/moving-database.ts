import { type UserId, toUserId } from '../../../auth/user-id.js';
import type { Clock } from '../../../common/clock.js';
import { AppError } from '../../../common/problem/app-error.js';
import type { Database } from '../database.js';
import { requireOwner } from '../migrations/bring-up-to-date.js';
import { connected } from '../migrations/migration-session.js';
import type { ReachedServer } from '../reach-server.js';
import { type OwnedRows, rowsOfUser } from './rows-of-user.js';

/** Ends a transaction whose work is not to last. */
class UndoneOnPurpose extends Error {
  override readonly name = 'UndoneOnPurpose';
}

/** A database that users' data is moved into and out of. */
export class MovingDatabase {
  constructor(
    private readonly database: Database,
    private readonly reached: ReachedServer,
    private readonly clock: Clock,
  ) {}

  /** @param isKept false undoes all that `work` did. */
  async move<T>(
    ownerId: UserId,
    isKept: boolean,
    work: (rows: OwnedRows) => Promise<T>,
  ): Promise<T> {
    const undone: { result: T }[] = [];
    try {
      return await this.database.move(ownerId, async (own) => {
        const result = await work(rowsOfUser(own, ownerId, this.clock));
        if (isKept) return result;
        undone.push({ result });
        throw new UndoneOnPurpose();
      });
    } catch (error) {
      const [only] = undone;
      if (error instanceof UndoneOnPurpose && only !== undefined) return only.result;
      throw error;
    }
  }

  /** Whether there is such a user, with documents or without. Makes nobody. */
  isKnown(ownerId: UserId): Promise<boolean> {
    return this.database.accounts.read(ownerId, false, () => Promise.resolve(true));
  }

  /** Everybody who has a row, in order of coming. @throws AppError `invalid-settings` without the owner's login */
  users(): Promise<readonly UserId[]> {
    return this.subs('SELECT google_user_id AS sub FROM users ORDER BY id', []);
  }

  /** Null when nobody has it. @throws AppError `invalid-settings` without the owner's login */
  async userOfEmail(email: string): Promise<UserId | null> {
    const sql = 'SELECT google_user_id AS sub FROM users WHERE lower(email) = lower($1) LIMIT 1';
    return (await this.subs(sql, [email]))[0] ?? null;
  }

  async close(): Promise<void> {
    try {
      await this.database.close();
    } finally {
      await this.reached.close();
    }
  }

  /** Who there is, is nothing that the program's own login may know. */
  private async subs(sql: string, values: readonly string[]): Promise<readonly UserId[]> {
    if (this.reached.ownerUrl === null) throw new AppError('invalid-settings', NO_OWNER);
    return connected(requireOwner(this.reached), async (client) => {
      const { rows } = await client.query<{ sub: string }>(sql, [...values]);
      return rows.map(({ sub }) => toUserId(sub));
    });
  }
}

const NO_OWNER =
  'DATABASE_OWNER_URL is not set: only the login that owns the tables may know who has data there; set it, or name a user by id with --user';
