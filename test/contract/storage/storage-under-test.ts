import { toUserId } from '../../../src/auth/user-id.js';
import type { WriteCondition, WriteOptions } from '../../../src/common/document/stored-document.js';
import type { StorageAdapter } from '../../../src/storage/storage-adapter.js';

export interface OpenedStorage {
  readonly adapter: StorageAdapter;
  /** Closes it and removes what it kept. */
  readonly dispose: () => Promise<void>;
}

/** A store that holds nothing yet, on a clock that goes on by a second whenever it is asked. */
export type OpenStorage = () => Promise<OpenedStorage>;

/** Runs one test on a store of its own. */
export type WithStorage = (use: (storage: StorageAdapter) => Promise<void>) => Promise<void>;

export function withStorageOf(open: OpenStorage): WithStorage {
  return async (use) => {
    const { adapter, dispose } = await open();
    try {
      await use(adapter);
    } finally {
      await dispose();
    }
  };
}

export const ANN = toUserId('108412345678901234567');
export const BOB = toUserId('bob@example.com/../x');

export const ANY: WriteOptions = { condition: { kind: 'any' }, reason: null };
export const ABSENT: WriteOptions = { condition: { kind: 'absent' }, reason: null };
export const PRESENT: WriteOptions = { condition: { kind: 'present' }, reason: null };

export function atVersion(version: string, reason: string | null = null): WriteOptions {
  const condition: WriteCondition = { kind: 'version', version };
  return { condition, reason };
}

export const WHOLE = { after: null, limit: 1000 };
export const ALL_CHANGES = { portfolioName: null, before: null, limit: 1000 };

export const STALE = { code: 'stale-version' };
export const EXISTS = { code: 'already-exists' };
