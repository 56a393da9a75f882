/** How long a key is remembered, from the first request that brought it. */
export const KEY_RETENTION_MS = 86_400_000;

/** How long a request is taken to be under way when nobody says how it ended: longer than any may take to write. */
export const LEASE_MS = 60_000;

/** The most keys of one user that are remembered at once. */
export const MAX_KEYS_PER_USER = 1000;

/** An answer whose body is larger is not kept; it is made again from what was written. */
export const MAX_KEPT_ANSWER_LENGTH = 65_536;

/** An answer as it was given, to be given again. */
export interface KeptAnswer {
  readonly status: number;
  /** In lower case: those that say something of what was done. */
  readonly headers: Readonly<Record<string, string>>;
  /** JSON. */
  readonly body: string;
}

/**
 * `running`: begun, and until its lease is over nobody else begins. `open`: to be done by whoever asks next, under the
 * same operation; what it writes may be there already. `answered`: done.
 */
export type KeyState = 'running' | 'open' | 'answered';

/** What is remembered of a key. */
export interface KeyRecord {
  readonly key: string;
  /** Of the request that first brought it: another one may not use it. */
  readonly fingerprint: string;
  /** Id of the change set that the request writes, however often it is begun. */
  readonly operationId: string;
  /** How often it was begun, this time included. */
  readonly attempt: number;
  readonly state: KeyState;
  /** ISO 8601 instants, UTC. */
  readonly createdAt: string;
  readonly begunAt: string;
  /** Null until answered. */
  readonly answer: KeptAnswer | null;
}

/** A request that brings a key. */
export interface KeyClaim {
  readonly key: string;
  /** The same for the same request, and for no other. */
  readonly fingerprint: string;
}

/** A claim that was granted. */
export interface GrantedKey {
  readonly key: string;
  readonly operationId: string;
  readonly attempt: number;
}

export type ClaimOutcome =
  | { readonly kind: 'granted'; readonly granted: GrantedKey }
  | { readonly kind: 'answered'; readonly answer: KeptAnswer }
  | { readonly kind: 'running'; readonly retryAfterSeconds: number }
  | { readonly kind: 'reused' }
  | { readonly kind: 'too-many'; readonly retryAfterSeconds: number };

/**
 * How a request ended. `answered`: its answer, null for one too large to keep. `refused`: it wrote nothing, and the key
 * is as good as new. `failed`: nobody can say what it wrote.
 */
export type KeyOutcome =
  | { readonly kind: 'answered'; readonly answer: KeptAnswer | null }
  | { readonly kind: 'refused' }
  | { readonly kind: 'failed' };

interface Stamp {
  readonly now: Date;
  /** For a key that is new. */
  readonly operationId: string;
}

const MS_PER_SECOND = 1000;

/**
 * What comes of a claim, and what is remembered after it. The count of keys is no part of it.
 * @param known null for a key that is new, or forgotten.
 */
export function decideClaim(
  known: KeyRecord | null,
  { key, fingerprint }: KeyClaim,
  { now, operationId }: Stamp,
): { readonly outcome: ClaimOutcome; readonly record: KeyRecord } {
  const begunAt = now.toISOString();
  if (known === null || isForgotten(known, now)) {
    const record = { key, fingerprint, operationId, attempt: 1, createdAt: begunAt, begunAt };
    return granted({ ...record, state: 'running', answer: null });
  }
  if (known.fingerprint !== fingerprint) return { outcome: { kind: 'reused' }, record: known };
  if (known.answer !== null) {
    return { outcome: { kind: 'answered', answer: known.answer }, record: known };
  }
  const leftMs =
    known.state === 'running' ? Date.parse(known.begunAt) + LEASE_MS - now.getTime() : 0;
  // A moment to come is one before the clock was set back.
  if (leftMs > 0 && leftMs <= LEASE_MS) {
    const retryAfterSeconds = Math.ceil(leftMs / MS_PER_SECOND);
    return { outcome: { kind: 'running', retryAfterSeconds }, record: known };
  }
  return granted({ ...known, state: 'running', attempt: known.attempt + 1, begunAt });
}

/**
 * What is remembered once a request has ended; null: nothing. An attempt that was taken for lost, and was begun again,
 * has no say any more, unless it has the answer.
 */
export function settledRecord(
  known: KeyRecord | null,
  { operationId, attempt }: GrantedKey,
  outcome: KeyOutcome,
): KeyRecord | null {
  if (known?.operationId !== operationId || known.answer !== null) return known;
  if (outcome.kind === 'answered') {
    return {
      ...known,
      state: outcome.answer === null ? 'open' : 'answered',
      answer: outcome.answer,
    };
  }
  if (known.attempt !== attempt) return known;
  // What an earlier attempt wrote has to be found again.
  const isSpent = outcome.kind === 'refused' && attempt === 1;
  return isSpent ? null : { ...known, state: 'open' };
}

/** Whether its time is over. */
export function isForgotten({ createdAt }: Pick<KeyRecord, 'createdAt'>, now: Date): boolean {
  return now.getTime() - Date.parse(createdAt) >= KEY_RETENTION_MS;
}

/** Seconds until the oldest of these is forgotten. */
export function secondsUntilForgotten(createdAt: readonly string[], now: Date): number {
  const oldest = Math.min(...createdAt.map((at) => Date.parse(at)));
  const seconds = Math.ceil((oldest + KEY_RETENTION_MS - now.getTime()) / MS_PER_SECOND);
  return Math.max(1, seconds);
}

function granted(record: KeyRecord): {
  readonly outcome: ClaimOutcome;
  readonly record: KeyRecord;
} {
  const { key, operationId, attempt } = record;
  return { outcome: { kind: 'granted', granted: { key, operationId, attempt } }, record };
}
