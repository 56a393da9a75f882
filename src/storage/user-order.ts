import type { UserId } from '../auth/user-id.js';

/** In the order of UTF-8 bytes, which every store can sort by. */
export function byUserId(
  { id: left }: { readonly id: UserId },
  { id: right }: { readonly id: UserId },
): number {
  return Buffer.compare(Buffer.from(left), Buffer.from(right));
}

/** Those of the page, of users in any order. */
export function pageOfUsers<User extends { readonly id: UserId }>(
  users: readonly User[],
  { after, limit }: { readonly after: string | null; readonly limit: number },
): readonly User[] {
  const last = after === null ? null : Buffer.from(after);
  return users
    .filter(({ id }) => last === null || Buffer.compare(Buffer.from(id), last) > 0)
    .sort(byUserId)
    .slice(0, limit);
}
