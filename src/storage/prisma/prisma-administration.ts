import { type PoolFigures, StorageAdministration } from '../../admin/storage-administration.js';
import { AppError } from '../../common/problem/app-error.js';
import type { Database } from './database.js';
import { recordedMigrations } from './migrations/bookkeeping.js';
import { MIGRATIONS_FOLDER } from './migrations/migration-folder.js';
import { compareMigrations } from './migrations/migration-status.js';

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
