import { AppError } from '../../../common/problem/app-error.js';

/** The tables are not what this program needs, and a command mends that. */
export function migrationsPending(what: string): AppError {
  return new AppError(
    'migrations-pending',
    `${what}; run \`risk db migrate\`, or set DB_MIGRATE_ON_BOOT=true`,
  );
}
