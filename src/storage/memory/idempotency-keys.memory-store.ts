import { randomUUID } from 'node:crypto';
import type { UserId } from '../../auth/user-id.js';
import type { Clock } from '../../common/clock.js';
import { IdempotencyKeys } from '../../idempotency/idempotency-keys.js';
import {
  type ClaimOutcome,
  decideClaim,
  type GrantedKey,
  isForgotten,
  type KeyClaim,
  type KeyOutcome,
  type KeyRecord,
  MAX_KEYS_PER_USER,
  secondsUntilForgotten,
  settledRecord,
} from '../../idempotency/key-record.js';
import { inOneStep } from './in-one-step.js';
import type { MemorySpaces } from './memory-space.js';

export class MemoryIdempotencyKeys extends IdempotencyKeys {
  constructor(
    private readonly spaces: MemorySpaces,
    private readonly clock: Clock,
  ) {
    super();
  }

  override claim(ownerId: UserId, claim: KeyClaim): Promise<ClaimOutcome> {
    return inOneStep(() => {
      const now = this.clock.now();
      const { idempotencyKeys } = this.spaces.of(ownerId);
      const kept = [...idempotencyKeys.values()].map((text) => JSON.parse(text) as KeyRecord);
      for (const record of kept.filter((each) => isForgotten(each, now))) {
        idempotencyKeys.delete(record.key);
      }
      const known = this.find(ownerId, claim.key);
      if (known === null && idempotencyKeys.size >= MAX_KEYS_PER_USER) {
        const moments = kept.map(({ createdAt }) => createdAt);
        return { kind: 'too-many', retryAfterSeconds: secondsUntilForgotten(moments, now) };
      }
      const { outcome, record } = decideClaim(known, claim, { now, operationId: randomUUID() });
      idempotencyKeys.set(claim.key, JSON.stringify(record));
      return outcome;
    });
  }

  override settle(ownerId: UserId, granted: GrantedKey, outcome: KeyOutcome): Promise<void> {
    return inOneStep(() => {
      const { idempotencyKeys } = this.spaces.of(ownerId);
      const record = settledRecord(this.find(ownerId, granted.key), granted, outcome);
      if (record === null) idempotencyKeys.delete(granted.key);
      else idempotencyKeys.set(granted.key, JSON.stringify(record));
    });
  }

  private find(ownerId: UserId, key: string): KeyRecord | null {
    const text = this.spaces.of(ownerId).idempotencyKeys.get(key);
    return text === undefined ? null : (JSON.parse(text) as KeyRecord);
  }
}
