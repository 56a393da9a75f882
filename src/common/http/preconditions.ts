import type { IncomingHttpHeaders } from 'node:http';
import type { WriteCondition, WriteOptions } from '../document/stored-document.js';
import { AppError } from '../problem/app-error.js';
import { StaleVersionError } from '../problem/write-errors.js';
import { changeReason } from './change-reason.js';
import { readTagCondition } from './entity-tag.js';

/** What stands at an address now: the tag a reader got with it, and what must still hold when it is written over. */
export interface CurrentState {
  readonly tag: string;
  readonly condition: WriteCondition;
}

/** The state of a document whose tag is its version; null when there is none. */
export function stateOfVersion(stored: { readonly version: string } | null): CurrentState | null {
  if (stored === null) return null;
  const { version } = stored;
  return { tag: version, condition: { kind: 'version', version } };
}

/** Whether a reader already has this version (`If-None-Match`, weak comparison). @throws invalid-request */
export function isNotModified(headers: IncomingHttpHeaders, tag: string): boolean {
  const condition = readTagCondition('If-None-Match', headers['if-none-match']);
  if (condition === null) return false;
  return condition === '*' || condition.some(({ opaque }) => opaque === tag);
}

/**
 * What a write asks for by its headers: `If-Match`, `If-None-Match` and `X-Change-Reason`. A list of tags is settled
 * on the one that holds now, which the store then checks again in the same step as the write.
 * @throws AppError `invalid-request`; StaleVersionError when no tag of the list holds
 */
export async function writeOptions(
  headers: IncomingHttpHeaders,
  findCurrent: () => Promise<CurrentState | null>,
): Promise<WriteOptions> {
  const reason = changeReason(headers);
  return { condition: await writeCondition(headers, findCurrent), reason };
}

async function writeCondition(
  headers: IncomingHttpHeaders,
  findCurrent: () => Promise<CurrentState | null>,
): Promise<WriteCondition> {
  const match = readTagCondition('If-Match', headers['if-match']);
  const noneMatch = readTagCondition('If-None-Match', headers['if-none-match']);
  if (noneMatch !== null) return creationCondition(match !== null, noneMatch === '*');
  if (match === null) return { kind: 'any' };
  if (match === '*') return { kind: 'present' };
  const current = await findCurrent();
  const holds = match.some(({ opaque, isWeak }) => !isWeak && opaque === current?.tag);
  if (current === null || !holds) throw new StaleVersionError({ current: current?.tag ?? null });
  return current.condition;
}

function creationCondition(hasIfMatch: boolean, isStar: boolean): WriteCondition {
  if (hasIfMatch) {
    throw new AppError('invalid-request', 'send If-Match or If-None-Match with a write, not both');
  }
  if (!isStar) {
    throw new AppError('invalid-request', 'on a write If-None-Match can only be *, to create only');
  }
  return { kind: 'absent' };
}
