import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { byCodeUnit } from '../../../common/document/code-unit-order.js';
import { AppError } from '../../../common/problem/app-error.js';
import { hasCode } from './error-code.js';

/** SQL as it lies in a file. */
export interface Script {
  /** As it is named in errors. */
  readonly file: string;
  readonly sql: string;
}

/** One step of the tables, and the way back. */
export interface Migration {
  /** Of its folder: time and subject; their order is that of application. */
  readonly name: string;
  readonly up: Script;
  /** Null where nobody wrote one. */
  readonly down: Script | null;
}

/** That of this program, as far from `src` as from `dist`. */
export const MIGRATIONS_FOLDER = fileURLToPath(
  new URL('../../../../prisma/migrations/', import.meta.url),
);

/** In order of application. @throws AppError `migration-failed` when a file is missing or cannot be read */
export async function readMigrations(folder: string): Promise<readonly Migration[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
    return await Promise.all(names.sort(byCodeUnit).map((name) => readMigration(folder, name)));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new AppError('migration-failed', `the migrations cannot be read: ${reason}`, {
      cause: error,
    });
  }
}

/**
 * SHA-256 (hex) of the script, as Prisma keeps it, and of the same text with the line ends of the other kind of
 * system: a check-out that turned them has edited nothing.
 */
export function checksumsOf({ sql }: Script): readonly [own: string, ...others: string[]] {
  const lines = sql.replaceAll('\r\n', '\n');
  return [sha256(sql), sha256(lines), sha256(lines.replaceAll('\n', '\r\n'))];
}

async function readMigration(folder: string, name: string): Promise<Migration> {
  const [up, down] = await Promise.all([
    readScript(join(folder, name, 'migration.sql')),
    readScript(join(folder, name, 'down.sql')).catch((error: unknown) => {
      if (hasCode(error, 'ENOENT')) return null;
      throw error;
    }),
  ]);
  return { name, up, down };
}

async function readScript(file: string): Promise<Script> {
  return { file, sql: await readFile(file, 'utf8') };
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
