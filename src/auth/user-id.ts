declare const brand: unique symbol;

/** The owner of things: opaque text, Google's `sub` or `local`. Required first argument of every store method. */
export type UserId = string & { readonly [brand]: 'UserId' };

export const MAX_USER_ID_LENGTH = 255;

/** @throws RangeError for an empty or overlong id. */
export function toUserId(text: string): UserId {
  if (text === '' || text.length > MAX_USER_ID_LENGTH)
    throw new RangeError('a user id has 1 to 255 characters');
  return text as UserId;
}

/** The one user of local mode. */
export const LOCAL_USER_ID: UserId = toUserId('local');
