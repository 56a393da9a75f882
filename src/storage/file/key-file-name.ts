import { createHash } from 'node:crypto';

/** A file that remembers a key: its name says which, and since when. */
export interface KeyFileName {
  readonly name: string;
  readonly keyHash: string;
  /** ISO 8601 instant, UTC. */
  readonly createdAt: string;
}

const NAME = /^(\d{1,15})-([0-9a-f]{64})\.json$/;

export function keyHashOf(key: string): string {
  return createHash('sha256').update(key, 'utf8').digest('hex');
}

export function keyFileName(key: string, createdAt: string): string {
  return `${Date.parse(createdAt).toString()}-${keyHashOf(key)}.json`;
}

/** Null for a name of anything else. */
export function readKeyFileName(name: string): KeyFileName | null {
  const [, moment = '', keyHash = ''] = NAME.exec(name) ?? [];
  if (keyHash === '') return null;
  return { name, keyHash, createdAt: new Date(Number(moment)).toISOString() };
}
