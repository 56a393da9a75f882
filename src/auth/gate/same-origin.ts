import { AppError } from '../../common/problem/app-error.js';
import type { Caller } from './caller.js';

/** What a browser says of where a request comes from. */
export interface Provenance {
  readonly origin: string | undefined;
  readonly fetchSite: string | undefined;
}

/**
 * Refuses what a page of somebody else has a browser send. With a cookie a request has to say that a page of ours sends
 * it, as browsers do of every request that changes something; without sign-in it must not say otherwise. An API token
 * is sent by nobody but its bearer.
 * @throws AppError `cross-site-request`
 */
export function requireOwnPage(
  { origin, fetchSite }: Provenance,
  ownOrigins: ReadonlySet<string>,
  kind: Caller['kind'],
): void {
  if (kind === 'token') return;
  const isSilent = origin === undefined && fetchSite === undefined;
  const isOwn = origin === undefined ? fetchSite === 'same-origin' : ownOrigins.has(origin);
  if (isOwn || (isSilent && kind === 'local')) return;
  throw new AppError(
    'cross-site-request',
    isSilent
      ? 'a request that comes with a cookie and changes something has to say where it comes from (Origin or Sec-Fetch-Site); scripts use an API token'
      : 'a page of another origin may not do this; CORS_ORIGINS says which ones may',
  );
}
