import type { UserId } from '../user-id.js';

/** How many analyses a minute a caller has; an administrator sets it. */
export type Tier = 'public' | 'registered' | 'paid';
export const TIERS: readonly Tier[] = ['public', 'registered', 'paid'];

/** What a caller may do beside using what is their own. */
export type Role = 'user' | 'admin';

/** Somebody who has signed in at least once. */
export interface User {
  readonly id: UserId;
  readonly email: string | null;
  readonly name: string | null;
  readonly tier: Tier;
  /** ISO 8601 instant, UTC, with milliseconds; so are all moments of users, sessions and tokens. */
  readonly createdAt: string;
  readonly lastLogin: string | null;
}
