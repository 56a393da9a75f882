import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface MigrationFiles {
  readonly up: string;
  /** None is written without it. */
  readonly down?: string;
}

/** A folder of migrations that a test makes up. */
export interface MigrationFolder {
  readonly path: string;
  /** Adds a migration, or writes it anew. */
  put(name: string, files: MigrationFiles): Promise<void>;
  remove(name: string): Promise<void>;
  dispose(): Promise<void>;
}

export async function aMigrationFolder(
  migrations: Readonly<Record<string, MigrationFiles>> = {},
): Promise<MigrationFolder> {
  const path = await mkdtemp(join(tmpdir(), 'risk-migrations-'));
  const put = async (name: string, { up, down }: MigrationFiles): Promise<void> => {
    await mkdir(join(path, name), { recursive: true });
    await writeFile(join(path, name, 'migration.sql'), up);
    if (down !== undefined) await writeFile(join(path, name, 'down.sql'), down);
  };
  for (const [name, files] of Object.entries(migrations)) await put(name, files);
  return {
    path,
    put,
    remove: (name) => rm(join(path, name), { recursive: true }),
    dispose: () => rm(path, { recursive: true, force: true }),
  };
}
