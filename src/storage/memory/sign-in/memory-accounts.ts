import type { Session } from '../../../auth/sessions/session.js';
import type { ApiToken } from '../../../auth/tokens/api-token.js';
import type { UserId } from '../../../auth/user-id.js';
import type { User } from '../../../auth/users/user.js';

export interface Owned<Kept> {
  readonly ownerId: UserId;
  readonly kept: Kept;
}

/** Who has signed in, and with what; by the hash of what was given out. Nothing in it is ever changed, only replaced. */
export class MemoryAccounts {
  readonly users = new Map<UserId, User>();
  readonly sessions = new Map<string, Owned<Session>>();
  readonly apiTokens = new Map<string, Owned<ApiToken>>();
  lastPurge: Date | null = null;
}

export type OwnedBy<Kept> = Map<string, Owned<Kept>>;

export function ownedBy<Kept>(all: OwnedBy<Kept>, ownerId: UserId): readonly Kept[] {
  return [...all.values()].filter((each) => each.ownerId === ownerId).map(({ kept }) => kept);
}

/** Puts `change` of it in its place; nothing happens when there is none of that id. */
export function replaceOwned<Kept extends { readonly id: string }>(
  all: OwnedBy<Kept>,
  { ownerId, id }: { readonly ownerId: UserId; readonly id: string },
  change: (kept: Kept) => Kept,
): void {
  for (const [hash, each] of all) {
    if (each.ownerId === ownerId && each.kept.id === id) {
      all.set(hash, { ownerId, kept: change(each.kept) });
    }
  }
}

/** How many of the owner's there were that are to go. */
export function removeOwned<Kept>(
  all: OwnedBy<Kept>,
  ownerId: UserId,
  goes: (kept: Kept) => boolean,
): number {
  const hashes = [...all].filter(([, each]) => each.ownerId === ownerId && goes(each.kept));
  for (const [hash] of hashes) all.delete(hash);
  return hashes.length;
}
