import { isCalendarDate } from '../../common/document/calendar-date.js';
import { AppError } from '../../common/problem/app-error.js';
import type { GivenDates } from './read-portfolio-csv.js';

export interface ImportQuery {
  /** Null: the document says it. */
  readonly name: string | null;
  readonly dryRun: boolean;
  readonly dates: Partial<GivenDates>;
}

const FLAGS = new Map<unknown, boolean>([
  [undefined, false],
  ['false', false],
  ['true', true],
]);

/**
 * Reads `?name=&dryRun=&startDate=&endDate=`, each in snake case as well.
 * @throws AppError `invalid-request` naming each parameter at fault
 */
export function readImportQuery(query: Readonly<Record<string, unknown>>): ImportQuery {
  const name = query['name'];
  const dryRun = FLAGS.get(query['dryRun'] ?? query['dry_run']);
  const startDate = query['startDate'] ?? query['start_date'];
  const endDate = query['endDate'] ?? query['end_date'];
  const faults = [
    isTextOrNone(name) ? '' : 'name must be given once',
    dryRun === undefined ? 'dryRun must be true or false' : '',
    isDateOrNone(startDate) ? '' : 'startDate must be a date written YYYY-MM-DD',
    isDateOrNone(endDate) ? '' : 'endDate must be a date written YYYY-MM-DD',
  ].filter((fault) => fault !== '');
  if (faults.length > 0) throw new AppError('invalid-request', faults.join('; '));
  return {
    name: typeof name === 'string' ? name : null,
    dryRun: dryRun === true,
    dates: {
      ...(typeof startDate === 'string' ? { startDate } : {}),
      ...(typeof endDate === 'string' ? { endDate } : {}),
    },
  };
}

function isTextOrNone(value: unknown): boolean {
  return value === undefined || typeof value === 'string';
}

function isDateOrNone(value: unknown): boolean {
  return value === undefined || (typeof value === 'string' && isCalendarDate(value));
}
