import { describe, expect, it } from '@jest/globals';
import type { AllowedAccounts } from '../sign-in.config.js';
import { requireAllowed } from './account.js';

const ANY: AllowedAccounts = { isAny: true, domains: [], emails: [] };
const SOME: AllowedAccounts = {
  isAny: false,
  domains: ['example.com'],
  emails: ['bob@example.org'],
};
const ANN = { sub: '1234', email: 'Ann@Example.COM', email_verified: true, name: 'Ann' };

function codeOf(change: object, allowed: AllowedAccounts): string {
  try {
    requireAllowed({ ...ANN, ...change }, allowed);
    return 'allowed';
  } catch (error) {
    return (error as { readonly code: string }).code;
  }
}

describe('an account at Google', () => {
  it('is known by its sub, with its address in lower case', () => {
    expect(requireAllowed(ANN, ANY)).toEqual({
      id: '1234',
      email: 'ann@example.com',
      name: 'Ann',
    });
  });

  it.each<readonly [object, string]>([
    [{}, 'allowed'],
    [{ email: 'bob@example.org' }, 'allowed'],
    [{ email: 'ann@example.org' }, 'sign-in-refused'],
    [{ email: 'ann@sub.example.com' }, 'sign-in-refused'],
    [{ email: 'ann@notexample.com' }, 'sign-in-refused'],
    [{ email: 'ann@example.com.evil.example' }, 'sign-in-refused'],
    [{ email: 'ann@evil.example@example.com' }, 'sign-in-refused'],
    [{ email: 'ann@example.com\n' }, 'sign-in-refused'],
  ])('with %o is %s among certain domains and addresses', (change, outcome) => {
    expect(codeOf(change, SOME)).toBe(outcome);
  });

  it.each<readonly [object, string]>([
    [{ email_verified: false }, 'sign-in-refused'],
    [{ email_verified: undefined }, 'sign-in-refused'],
    [{ email_verified: 'false' }, 'sign-in-refused'],
    [{ email: undefined }, 'sign-in-refused'],
    [{ email: '' }, 'sign-in-refused'],
    [{ email: 42 }, 'sign-in-refused'],
    [{ email: `${'a'.repeat(320)}@example.com` }, 'sign-in-refused'],
    [{ sub: undefined }, 'sign-in-failed'],
    [{ sub: '' }, 'sign-in-failed'],
    [{ sub: 42 }, 'sign-in-failed'],
    [{ sub: 'x'.repeat(256) }, 'sign-in-failed'],
    [{ name: 42 }, 'allowed'],
  ])('with %o is %s where any may enter', (change, outcome) => {
    expect(codeOf(change, ANY)).toBe(outcome);
  });
});
