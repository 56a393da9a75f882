import type { ClientBase } from 'pg';
import { AppError } from '../../../common/problem/app-error.js';
import type { Secret } from '../../../common/secret.js';
import { type AppliedMigration, appliedMigrations } from './bookkeeping.js';
import { type Migration, MIGRATIONS_FOLDER, readMigrations } from './migration-folder.js';
import { connected } from './migration-session.js';

export interface MigrationStatus {
  /** Names, oldest first. */
  readonly applied: readonly string[];
  readonly pending: readonly string[];
}

/**
 * How the tables stand beside what this program has.
 * @throws AppError `migration-failed` when the two do not belong together
 */
export function migrationStatus(
  url: Secret,
  folder: string = MIGRATIONS_FOLDER,
): Promise<MigrationStatus> {
  return connected(url, async (client) => {
    const { applied, pending } = await compareMigrations(client, folder);
    return { applied: applied.map(({ name }) => name), pending: pending.map(({ name }) => name) };
  });
}

export interface ComparedMigrations {
  readonly applied: readonly Migration[];
  readonly pending: readonly Migration[];
}

/** @throws AppError `migration-failed` naming every migration that is unfinished, edited or not of this program */
export async function compareMigrations(
  client: ClientBase,
  folder: string,
): Promise<ComparedMigrations> {
  const migrations = await readMigrations(folder);
  const known = await appliedMigrations(client);
  const faults = known.flatMap((each) => faultOf(each, migrations));
  if (faults.length > 0) throw new AppError('migration-failed', faults.join('; '));
  const names = new Set(known.map(({ name }) => name));
  return {
    applied: migrations.filter(({ name }) => names.has(name)),
    pending: migrations.filter(({ name }) => !names.has(name)),
  };
}

function faultOf(
  { name, checksum, isFinished }: AppliedMigration,
  migrations: readonly Migration[],
): readonly string[] {
  const migration = migrations.find((each) => each.name === name);
  if (!isFinished) {
    return [
      `${name} was begun and did not finish; mend the tables and the row of it in _prisma_migrations`,
    ];
  }
  if (migration === undefined) {
    return [`${name} was applied and is not of this version; run the version that has it`];
  }
  if (migration.checksum !== checksum) {
    return [
      `${name} was edited after it was applied; put its file back and write a further migration`,
    ];
  }
  return [];
}
