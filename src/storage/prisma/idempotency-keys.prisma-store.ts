import { randomUUID } from 'node:crypto';
import type { UserId } from '../../auth/user-id.js';
import type { Clock } from '../../common/clock.js';
import { IdempotencyKeys } from '../../idempotency/idempotency-keys.js';
import {
  type ClaimOutcome,
  decideClaim,
  type GrantedKey,
  KEY_RETENTION_MS,
  type KeyClaim,
  type KeyOutcome,
  type KeyRecord,
  MAX_KEYS_PER_USER,
  secondsUntilForgotten,
  settledRecord,
} from '../../idempotency/key-record.js';
import type { OwnTransaction, OwnTransactions } from './database.js';

/** A row for each key, there before the request that brought it begins. */
export class PrismaIdempotencyKeys extends IdempotencyKeys {
  constructor(
    private readonly database: OwnTransactions,
    private readonly clock: Clock,
  ) {
    super();
  }

  override claim(ownerId: UserId, claim: KeyClaim): Promise<ClaimOutcome> {
    return this.database.write(ownerId, async (own) => {
      const now = this.clock.now();
      await forget(own, new Date(now.getTime() - KEY_RETENTION_MS));
      const known = await find(own, claim.key);
      if (known === null) {
        const { count, oldest } = await countKeys(own);
        if (count >= MAX_KEYS_PER_USER) {
          const moments = [(oldest ?? now).toISOString()];
          return { kind: 'too-many', retryAfterSeconds: secondsUntilForgotten(moments, now) };
        }
      }
      const { outcome, record } = decideClaim(known, claim, { now, operationId: randomUUID() });
      if (record !== known) await put(own, record);
      return outcome;
    });
  }

  override settle(ownerId: UserId, granted: GrantedKey, outcome: KeyOutcome): Promise<void> {
    return this.database.write(ownerId, async (own) => {
      const known = await find(own, granted.key);
      const record = settledRecord(known, granted, outcome);
      if (record === known) return;
      if (record === null) await remove(own, granted.key);
      else await put(own, record);
    });
  }
}

async function find({ tx, userId }: OwnTransaction, key: string): Promise<KeyRecord | null> {
  const [row] = await tx.$queryRaw<{ record: string }[]>`
    SELECT record::text AS record FROM idempotency_keys WHERE user_id = ${userId} AND key = ${key}`;
  return row === undefined ? null : (JSON.parse(row.record) as KeyRecord);
}

async function countKeys({
  tx,
  userId,
}: OwnTransaction): Promise<{ readonly count: number; readonly oldest: Date | null }> {
  const [row] = await tx.$queryRaw<{ count: number; oldest: Date | null }[]>`
    SELECT count(*)::int AS count, min(created_at) AS oldest
    FROM idempotency_keys WHERE user_id = ${userId}`;
  return row ?? { count: 0, oldest: null };
}

async function put({ tx, userId }: OwnTransaction, record: KeyRecord): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO idempotency_keys (user_id, key, record, created_at)
    VALUES (${userId}, ${record.key}, ${JSON.stringify(record)}::json, ${new Date(record.createdAt)})
    ON CONFLICT (user_id, key) DO UPDATE SET record = excluded.record, created_at = excluded.created_at`;
}

async function remove({ tx, userId }: OwnTransaction, key: string): Promise<void> {
  await tx.$executeRaw`DELETE FROM idempotency_keys WHERE user_id = ${userId} AND key = ${key}`;
}

/** Those whose time is over. */
async function forget({ tx, userId }: OwnTransaction, until: Date): Promise<void> {
  await tx.$executeRaw`
    DELETE FROM idempotency_keys WHERE user_id = ${userId} AND created_at <= ${until}`;
}
