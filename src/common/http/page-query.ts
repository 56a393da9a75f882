import { createHash } from 'node:crypto';
import { AppError } from '../problem/app-error.js';

export const DEFAULT_PAGE_SIZE = 50;
export const MAX_PAGE_SIZE = 200;

export interface PageQuery {
  /** The key the last page ended with; null starts at the beginning. */
  readonly after: string | null;
  readonly limit: number;
}

/** Bytes of a cursor that tell it from what was not made for its list; enough against mistakes, and no secret. */
const MARK_BYTES = 9;

/**
 * Reads `?limit=&cursor=`.
 * @param list which list is asked for: the name that its cursors were made with
 * @throws AppError `invalid-request` naming each parameter at fault
 */
export function readPageQuery(query: Readonly<Record<string, unknown>>, list: string): PageQuery {
  const limit = readLimit(query['limit']);
  const after = readCursor(query['cursor'], list);
  const faults = [
    limit === undefined ? `limit must be a whole number from 1 to ${String(MAX_PAGE_SIZE)}` : '',
    after === undefined ? 'cursor must be the nextCursor of an earlier page of this list' : '',
  ].filter((fault) => fault !== '');
  if (limit === undefined || after === undefined) {
    throw new AppError('invalid-request', faults.join('; '));
  }
  return { limit, after };
}

/** The opaque form of a page's last key, good for this list only. */
export function toCursor(key: string | null, list: string): string | null {
  return key === null
    ? null
    : Buffer.concat([markOf(key, list), Buffer.from(key)]).toString('base64url');
}

function readLimit(value: unknown): number | undefined {
  if (value === undefined) return DEFAULT_PAGE_SIZE;
  if (typeof value !== 'string' || !/^[1-9]\d{0,2}$/.test(value)) return undefined;
  return Number(value) <= MAX_PAGE_SIZE ? Number(value) : undefined;
}

function readCursor(value: unknown, list: string): string | null | undefined {
  if (value === undefined) return null;
  if (typeof value !== 'string') return undefined;
  const key = Buffer.from(value, 'base64url').subarray(MARK_BYTES).toString();
  return toCursor(key, list) === value ? key : undefined;
}

function markOf(key: string, list: string): Buffer {
  const text = JSON.stringify([list, key]);
  return createHash('sha256').update(text).digest().subarray(0, MARK_BYTES);
}
