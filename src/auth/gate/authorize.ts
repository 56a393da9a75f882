import { AppError } from '../../common/problem/app-error.js';
import type { Scope } from '../tokens/api-token.js';
import type { Caller } from './caller.js';
import type { RoutePolicy } from './route-policy.js';

/**
 * Lets a caller on who may do what the route does.
 * @throws AppError `admin-only`, `scope-missing`, `sign-in-in-person`
 */
export function authorize(caller: Caller, policy: RoutePolicy): void {
  if (policy.isInPerson && caller.kind === 'token') {
    throw new AppError(
      'sign-in-in-person',
      'sessions and API tokens are looked after by whoever is signed in, not by an API token',
    );
  }
  if (policy.access === 'admin' && !caller.isAdmin) {
    throw new AppError('admin-only', 'this is for those who run the server (ADMIN_EMAILS)');
  }
  requireScope(caller, policy.scope);
}

/** @throws AppError `scope-missing` */
export function requireScope({ scopes }: Pick<Caller, 'scopes'>, scope: Scope): void {
  if (scopes.has(scope)) return;
  throw new AppError('scope-missing', `the API token has no scope ${JSON.stringify(scope)}`);
}
