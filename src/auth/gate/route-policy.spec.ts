import { describe, expect, it } from '@jest/globals';
import { toUserId } from '../user-id.js';
import { authorize } from './authorize.js';
import type { Caller } from './caller.js';
import { policyOf, type RouteMark } from './route-policy.js';

const USER: Caller = {
  ownerId: toUserId('ann'),
  email: 'ann@example.com',
  tier: 'registered',
  isAdmin: false,
  kind: 'session',
  scopes: new Set(['read', 'write', 'admin']),
  sessionId: 'a-session',
};
const ADMIN = { ...USER, isAdmin: true };

function token(caller: Caller, ...scopes: readonly ('read' | 'write' | 'admin')[]): Caller {
  return { ...caller, kind: 'token', scopes: new Set(scopes), sessionId: null };
}

describe('a route without a mark', () => {
  it.each([
    ['GET', 'read'],
    ['HEAD', 'read'],
    ['POST', 'write'],
    ['DELETE', 'write'],
    ['PROPFIND', 'write'],
  ])('is for users, and %s takes the scope %s', (method, scope) => {
    expect(policyOf(method)).toEqual({
      access: 'user',
      scope,
      isCalculation: false,
      isInPerson: false,
    });
  });
});

describe('authorize', () => {
  const admin: RouteMark = { access: 'admin' };

  it.each<readonly [string, Caller, string, RouteMark, string]>([
    ['a user', USER, 'DELETE', {}, 'passes'],
    ['a user', USER, 'GET', admin, 'admin-only'],
    ['an admin', ADMIN, 'GET', admin, 'passes'],
    ['a token that reads', token(USER, 'read'), 'GET', {}, 'passes'],
    ['a token that reads', token(USER, 'read'), 'PUT', {}, 'scope-missing'],
    ['a token that reads', token(USER, 'read'), 'POST', { scope: 'read' }, 'passes'],
    ['a token that writes', token(USER, 'write'), 'PUT', {}, 'passes'],
    ['a token that writes', token(USER, 'write'), 'GET', {}, 'scope-missing'],
    ["an admin's token without the scope", token(ADMIN, 'write'), 'GET', admin, 'scope-missing'],
    ["a user's token of the scope admin", token(USER, 'admin'), 'GET', admin, 'admin-only'],
    ["an admin's token of the scope admin", token(ADMIN, 'admin'), 'POST', admin, 'passes'],
    ['a token', token(USER, 'read', 'write'), 'GET', { isInPerson: true }, 'sign-in-in-person'],
    ['a user', USER, 'POST', { isInPerson: true }, 'passes'],
  ])('of %s (%#)', (_who, ...[caller, method, mark, outcome]) => {
    const result = (): string => {
      authorize(caller, policyOf(method, mark));
      return 'passes';
    };

    if (outcome === 'passes') expect(result()).toBe('passes');
    else expect(result).toThrow(expect.objectContaining({ code: outcome }));
  });
});
