import type { Scope } from '../tokens/api-token.js';

/** Who may call a route, and what for. Without a mark of its own a route is for whoever is signed in. */
export interface RoutePolicy {
  /** `signing-in`: open, but limited by address. */
  readonly access: 'public' | 'signing-in' | 'user' | 'admin';
  /** What an API token must be good for. */
  readonly scope: Scope;
  /** Counted among the calculations that a tier has in a minute. */
  readonly isCalculation: boolean;
  /** Not for API tokens, whatever they are good for: a token must not make others, nor end sessions. */
  readonly isInPerson: boolean;
}

/** What is left out of a mark follows from the method. */
export type RouteMark = Partial<RoutePolicy>;

/** Methods that change nothing. */
const SAFE_METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

export function isSafeMethod(method: string): boolean {
  return SAFE_METHODS.has(method);
}

/** Deny by default: what is not marked otherwise is for users, and changes what they have unless the method is safe. */
export function policyOf(method: string, mark: RouteMark = {}): RoutePolicy {
  const scope = isSafeMethod(method) ? 'read' : 'write';
  return {
    access: 'user',
    scope: mark.access === 'admin' ? 'admin' : scope,
    isCalculation: false,
    isInPerson: false,
    ...mark,
  };
}
