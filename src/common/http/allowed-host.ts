import { AppError } from '../problem/app-error.js';

const LOCAL_NAMES: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);
const HOST = /^(\[[0-9a-f:.]+\]|[^:]*)(?::\d{1,5})?$/i;

/**
 * Whether a `Host` header names this machine, at any port. A page elsewhere can point a name of its own at
 * 127.0.0.1 and so reach a server without sign-in; its requests still carry that name here.
 */
export function isAllowedHost(header: string | undefined, listening: string): boolean {
  const name = HOST.exec(header ?? '')?.[1]?.toLowerCase();
  return name !== undefined && (LOCAL_NAMES.has(name) || name === listening.toLowerCase());
}

/** What is said to a request with another one. */
export function hostNotAllowed(): AppError {
  return new AppError(
    'host-not-allowed',
    'without sign-in only localhost, 127.0.0.1 and [::1] are answered; use one of these in the address',
  );
}
