import { AppError } from '../problem/app-error.js';

export const DEFAULT_PAGE_SIZE = 50;
export const MAX_PAGE_SIZE = 200;

export interface PageQuery {
  /** The key the last page ended with; null starts at the beginning. */
  readonly after: string | null;
  readonly limit: number;
}

/** Reads `?limit=&cursor=`. @throws AppError `invalid-request` naming each parameter at fault */
export function readPageQuery(query: Readonly<Record<string, unknown>>): PageQuery {
  const limit = readLimit(query['limit']);
  const after = readCursor(query['cursor']);
  const faults = [
    limit === undefined ? `limit must be a whole number from 1 to ${String(MAX_PAGE_SIZE)}` : '',
    after === undefined ? 'cursor must be the nextCursor of an earlier page' : '',
  ].filter((fault) => fault !== '');
  if (limit === undefined || after === undefined) {
    throw new AppError('invalid-request', faults.join('; '));
  }
  return { limit, after };
}

/** The opaque form of a page's last key. */
export function toCursor(key: string | null): string | null {
  return key === null ? null : Buffer.from(key).toString('base64url');
}

function readLimit(value: unknown): number | undefined {
  if (value === undefined) return DEFAULT_PAGE_SIZE;
  if (typeof value !== 'string' || !/^[1-9]\d{0,2}$/.test(value)) return undefined;
  return Number(value) <= MAX_PAGE_SIZE ? Number(value) : undefined;
}

function readCursor(value: unknown): string | null | undefined {
  if (value === undefined) return null;
  if (typeof value !== 'string' || value === '') return undefined;
  const key = Buffer.from(value, 'base64url').toString();
  return toCursor(key) === value ? key : undefined;
}
