import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { findPrograms } from '../../src/storage/prisma/embedded/programs.js';
import { stopEmbeddedPostgres } from '../../src/storage/prisma/embedded/stop-embedded-postgres.js';

/** A place for an embedded PostgreSQL of a test's own. */
export interface EmbeddedHome {
  /** Others may pass through it. */
  readonly parent: string;
  /** Not there yet. */
  readonly directory: string;
  /** Stops the server and removes everything. */
  readonly dispose: () => Promise<void>;
}

export async function anEmbeddedHome(): Promise<EmbeddedHome> {
  const parent = await mkdtemp(join(tmpdir(), 'risk-embedded-'));
  await chmod(parent, 0o755);
  const directory = join(parent, 'server');
  return {
    parent,
    directory,
    dispose: async () => {
      await chmod(parent, 0o755);
      await stopEmbeddedPostgres(directory);
      await rm(parent, { recursive: true, force: true });
    },
  };
}

/** Where PostgreSQL lies as npm installed it. */
export async function programsRoot(): Promise<string> {
  return dirname(dirname((await findPrograms()).postgres));
}
