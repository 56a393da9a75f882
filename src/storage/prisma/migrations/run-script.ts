import type { ClientBase } from 'pg';
import { LineTable } from '../../../common/document/line-table.js';
import { AppError } from '../../../common/problem/app-error.js';
import type { Script } from './migration-folder.js';
import { beginAnew } from './migration-session.js';

/** First line of a script that the server refuses in a transaction; it holds a single statement. */
const WITHOUT_TRANSACTION = /^-- without transaction\b/;

export function runsInTransaction({ sql }: Script): boolean {
  return !WITHOUT_TRANSACTION.test(sql);
}

/** Runs `work` in a transaction of its own. */
export async function inTransaction<T>(client: ClientBase, work: () => Promise<T>): Promise<T> {
  await client.query('BEGIN');
  try {
    const result = await work();
    await client.query('COMMIT');
    return result;
  } catch (error) {
    // A connection that is lost has rolled back by itself, and the first error says more.
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  }
}

/** Runs the script in the transaction that is open. @throws AppError `migration-failed` with its place and the reason */
export async function runScript(client: ClientBase, script: Script): Promise<void> {
  await client.query('SAVEPOINT script');
  await runBare(client, script);
  try {
    await client.query('RELEASE SAVEPOINT script');
  } catch (error) {
    throw new AppError(
      'migration-failed',
      `${script.file} ends the transaction it runs in, so that what came before may be kept; take its COMMIT or ROLLBACK out`,
      { cause: error },
    );
  }
}

/** Runs the script as it is; nothing of its session stays. @throws AppError `migration-failed` with its place and the reason */
export async function runBare(client: ClientBase, { file, sql }: Script): Promise<void> {
  try {
    await client.query(sql);
  } catch (error) {
    throw new AppError('migration-failed', `${file}${placeOf(error, sql)}: ${reasonOf(error)}`, {
      cause: error,
    });
  }
  await beginAnew(client);
}

/** `:12:5` where the server points at a place, else nothing. */
function placeOf(error: unknown, sql: string): string {
  const position = textOf(error, 'position');
  if (position === null) return '';
  // The server counts characters from 1, a text UTF-16 units from 0.
  const before = Array.from(sql)
    .slice(0, Number(position) - 1)
    .join('');
  const { line, column } = new LineTable(sql).placeOf(before.length);
  return `:${line.toString()}:${column.toString()}`;
}

function reasonOf(error: unknown): string {
  const parts = [
    textOf(error, 'message') ?? String(error),
    textOf(error, 'detail'),
    textOf(error, 'hint'),
  ];
  return parts.filter((part) => part !== null).join('; ');
}

function textOf(error: unknown, key: string): string | null {
  const value: unknown =
    typeof error === 'object' && error !== null ? Reflect.get(error, key) : null;
  return typeof value === 'string' ? value : null;
}
