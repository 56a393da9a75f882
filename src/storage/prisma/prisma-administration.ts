import { type PoolFigures, StorageAdministration } from '../../admin/storage-administration.js';
import type { UserId } from '../../auth/user-id.js';
import type { Tier, User } from '../../auth/users/user.js';
import type { PageRequest } from '../../common/document/stored-document.js';
import { AppError } from '../../common/problem/app-error.js';
import type { Database } from './database.js';
import { recordedMigrations } from './migrations/bookkeeping.js';
import { MIGRATIONS_FOLDER } from './migrations/migration-folder.js';
import { compareMigrations } from './migrations/migration-status.js';
import { rowsOf } from './sign-in/rows-of.js';
import { toUser, type UserRow } from './sign-in/user-row.js';

/** Whether the database answers over the connections that everything else has, with the tables this program needs. */
export class PrismaAdministration extends StorageAdministration {
  readonly store = 'database';
  readonly checks = [
    { name: 'store', check: () => this.requireAnswer() },
    { name: 'migrations', check: () => this.requireUpToDate() },
  ];

  constructor(private readonly database: Database) {
    super();
  }

  pool(): PoolFigures {
    return this.database.poolFigures;
  }

  async newestMigration(): Promise<string | null> {
    const recorded = await this.database.onConnection(recordedMigrations);
    return recorded.at(-1)?.name ?? null;
  }

  users({ after, limit }: PageRequest): Promise<readonly User[]> {
    return this.usersOf('SELECT * FROM users_page($1, $2)', [after, limit]);
  }

  async findUserByEmail(email: string): Promise<User | null> {
    const [user] = await this.usersOf('SELECT * FROM user_by_email($1)', [email]);
    return user ?? null;
  }

  async setTier(ownerId: UserId, tier: Tier): Promise<User | null> {
    const [user] = await this.usersOf('SELECT * FROM set_user_tier($1, $2)', [ownerId, tier]);
    return user ?? null;
  }

  private async usersOf(sql: string, values: readonly unknown[]): Promise<readonly User[]> {
    const rows = await rowsOf<UserRow>(this.database, sql, values);
    return rows.map(toUser);
  }

  private async requireAnswer(): Promise<'usable'> {
    await this.database.onConnection((client) => client.query('SELECT 1'));
    return 'usable';
  }

  private async requireUpToDate(): Promise<'usable'> {
    const { pending } = await this.database.onConnection((client) =>
      compareMigrations(client, MIGRATIONS_FOLDER),
    );
    if (pending.length === 0) return 'usable';
    const names = pending.map(({ name }) => name).join(', ');
    throw new AppError('migrations-pending', `the tables are not up to date: ${names}`);
  }
}
