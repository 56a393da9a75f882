import { toUserId } from '../../../auth/user-id.js';
import type { Tier, User } from '../../../auth/users/user.js';

/** A user as the functions of the database give one. */
export interface UserRow {
  readonly sub: string;
  readonly email: string | null;
  readonly name: string | null;
  readonly tier: Tier;
  readonly registered_at: Date;
  readonly last_login: Date | null;
}

export function toUser({ sub, email, name, tier, registered_at, last_login }: UserRow): User {
  return {
    id: toUserId(sub),
    email,
    name,
    tier,
    createdAt: registered_at.toISOString(),
    lastLogin: last_login?.toISOString() ?? null,
  };
}
