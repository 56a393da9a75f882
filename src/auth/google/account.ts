import { AppError } from '../../common/problem/app-error.js';
import type { AllowedAccounts } from '../sign-in.config.js';
import { MAX_USER_ID_LENGTH, toUserId } from '../user-id.js';
import { type Identity, isStorableEmail } from '../users/identity.js';

/** What Google says of who signs in (OpenID Connect, userinfo). */
export interface Account {
  readonly sub?: unknown;
  readonly email?: unknown;
  readonly email_verified?: unknown;
  readonly name?: unknown;
}

/**
 * Who it is, if they may come in.
 * @throws AppError `sign-in-refused`, `sign-in-failed` when Google does not say who it is
 */
export function requireAllowed(account: Account, allowed: AllowedAccounts): Identity {
  const { sub, name } = account;
  if (typeof sub !== 'string' || sub === '' || sub.length > MAX_USER_ID_LENGTH) {
    throw new AppError('sign-in-failed', 'Google did not say who you are; begin again');
  }
  const email = requireVerifiedEmail(account);
  if (!isAllowed(email, allowed)) {
    throw new AppError('sign-in-refused', 'accounts of this address or domain are not let in here');
  }
  return { id: toUserId(sub), email, name: typeof name === 'string' ? name : null };
}

function requireVerifiedEmail({ email, email_verified: verified }: Account): string {
  const address = typeof email === 'string' ? email.toLowerCase() : '';
  if (!/^[^@\s]+@[^@\s]+$/.test(address) || !isStorableEmail(address)) {
    throw new AppError('sign-in-refused', 'Google gave no e-mail address that could be kept');
  }
  if (verified !== true) {
    throw new AppError('sign-in-refused', 'Google has not verified the e-mail address');
  }
  return address;
}

function isAllowed(email: string, { isAny, domains, emails }: AllowedAccounts): boolean {
  const domain = email.slice(email.lastIndexOf('@') + 1);
  return isAny || domains.includes(domain) || emails.includes(email);
}
