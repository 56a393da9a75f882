import { AppError } from '../problem/app-error.js';

/** One tag of an `If-Match` or `If-None-Match` list. */
export interface EntityTag {
  /** The text between the quotes. */
  readonly opaque: string;
  /** Marked `W/`: good enough to spare a transfer, never to guard a write. */
  readonly isWeak: boolean;
}

/** `*`, or the tags of a list. */
export type TagCondition = '*' | readonly EntityTag[];

const TAG_LIST = /^(?:\s*(?:W\/)?"[\x21\x23-\x7e\x80-\xff]*"\s*(?:,|$))+$/;
const TAG = /(W\/)?"([\x21\x23-\x7e\x80-\xff]*)"/g;

/** Null when the header is absent. @throws AppError `invalid-request` when it is not a list of quoted tags. */
export function readTagCondition(
  header: 'If-Match' | 'If-None-Match',
  value: string | undefined,
): TagCondition | null {
  if (value === undefined) return null;
  if (value.trim() === '*') return '*';
  if (!TAG_LIST.test(value)) {
    throw new AppError(
      'invalid-request',
      `${header} must be * or a list of entity tags in double quotes, as an ETag header gave them`,
    );
  }
  return [...value.matchAll(TAG)].map(([, weak, opaque = '']) => ({
    opaque,
    isWeak: weak !== undefined,
  }));
}
