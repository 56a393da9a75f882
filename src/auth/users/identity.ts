import { invariant } from '../../common/invariant.js';
import type { UserId } from '../user-id.js';
import type { User } from './user.js';

export const MAX_EMAIL_LENGTH = 320;
export const MAX_USER_NAME_LENGTH = 255;

/** Control characters and halves of surrogate pairs: no database keeps them. */
const UNSTORABLE = /[\p{Cc}\p{Surrogate}]/gu;

/** Who signs in, as the identity provider vouches for. */
export interface Identity {
  readonly id: UserId;
  /** Verified, and in lower case. */
  readonly email: string;
  readonly name: string | null;
}

/** The same as every store keeps it: a name is a courtesy and is cut, an address is not. */
export function storableIdentity({ id, email, name }: Identity): Identity {
  invariant(isStorableEmail(email), 'an e-mail address is checked before it reaches a store');
  const kept = Array.from((name ?? '').replace(UNSTORABLE, '')).slice(0, MAX_USER_NAME_LENGTH);
  const text = kept.join('').trim();
  return { id, email, name: text === '' ? null : text };
}

/** Whether it is of the form that identifies a user: not empty, of legal length, in lower case, without control characters. */
export function isStorableEmail(email: string): boolean {
  return (
    email !== '' &&
    email.length <= MAX_EMAIL_LENGTH &&
    email === email.toLowerCase() &&
    email.search(UNSTORABLE) === -1
  );
}

/** The user after signing in at that moment; `known` is the user until then, null the first time. */
export function signedIn(known: User | null, identity: Identity, at: Date): User {
  const moment = at.toISOString();
  const last = known?.lastLogin ?? moment;
  return {
    ...identity,
    tier: known?.tier ?? 'registered',
    createdAt: known?.createdAt ?? moment,
    lastLogin: last > moment ? last : moment,
  };
}
