import type { ClientBase } from 'pg';
import { AppError } from '../../../common/problem/app-error.js';
import { byCodeUnit } from '../../../common/document/code-unit-order.js';
import type { Secret } from '../../../common/secret.js';
import type { MigrationStanding, MigrationState } from '../../database-migrations.js';
import { type RecordedMigration, recordedMigrations } from './bookkeeping.js';
import {
  checksumsOf,
  type Migration,
  MIGRATIONS_FOLDER,
  readMigrations,
} from './migration-folder.js';
import { connected } from './migration-session.js';

const REMEDIES: Readonly<Record<MigrationState, string | null>> = {
  applied: null,
  pending: null,
  unfinished:
    'it was begun and did not come to its end; mend the tables by hand, then its row in _prisma_migrations',
  edited: 'its file was edited after it was applied; put that back and write a further migration',
  unknown: 'it is not of this version of the program; run the version that has it',
};

/** How each migration stands, of the program's and of those that the database knows, in order of application. */
export function migrationStatus(
  url: Secret,
  folder: string = MIGRATIONS_FOLDER,
): Promise<readonly MigrationStanding[]> {
  return connected(url, async (client) =>
    standings(await readMigrations(folder), await recordedMigrations(client)),
  );
}

export interface ComparedMigrations {
  readonly applied: readonly Migration[];
  readonly pending: readonly Migration[];
}

/** @throws AppError `migration-failed` naming every migration that is unfinished, edited or unknown */
export async function compareMigrations(
  client: ClientBase,
  folder: string,
): Promise<ComparedMigrations> {
  const migrations = await readMigrations(folder);
  const found = standings(migrations, await recordedMigrations(client));
  const faults = found.flatMap(({ name, remedy }) =>
    remedy === null ? [] : [`${name}: ${remedy}`],
  );
  if (faults.length > 0) throw new AppError('migration-failed', faults.join('\n'));
  const applied = new Set(found.filter(({ state }) => state === 'applied').map(({ name }) => name));
  return {
    applied: migrations.filter(({ name }) => applied.has(name)),
    pending: migrations.filter(({ name }) => !applied.has(name)),
  };
}

function standings(
  migrations: readonly Migration[],
  recorded: readonly RecordedMigration[],
): readonly MigrationStanding[] {
  const ours = new Map(migrations.map((migration) => [migration.name, migration]));
  const theirs = new Map(recorded.map((record) => [record.name, record]));
  const names = [...new Set([...ours.keys(), ...theirs.keys()])].sort(byCodeUnit);
  return names.map((name) => {
    const record = theirs.get(name) ?? null;
    const state = stateOf(ours.get(name) ?? null, record);
    const appliedAt = record?.finishedAt?.toISOString() ?? null;
    return { name, state, appliedAt, remedy: REMEDIES[state] };
  });
}

function stateOf(migration: Migration | null, record: RecordedMigration | null): MigrationState {
  if (record === null) return 'pending';
  if (record.finishedAt === null) return 'unfinished';
  if (migration === null) return 'unknown';
  return checksumsOf(migration.up).includes(record.checksum) ? 'applied' : 'edited';
}
