import { AppError } from '../../common/problem/app-error.js';

/** What Google answers when it is not the person but the installation that is at fault. */
const OURS: ReadonlySet<unknown> = new Set([
  'invalid_client',
  'unauthorized_client',
  'unsupported_grant_type',
  'redirect_uri_mismatch',
  'invalid_scope',
  'server_error',
  'temporarily_unavailable',
]);

/** As passport-oauth2 names its errors. */
interface GoogleFailure {
  readonly name?: unknown;
  readonly code?: unknown;
  /** Of a question that failed: its status, or the system's error. */
  readonly oauthError?: { readonly statusCode?: unknown; readonly code?: unknown };
}

const ANSWERS: ReadonlySet<unknown> = new Set(['TokenError', 'AuthorizationError']);

/**
 * What to tell of an error of the sign-in. Nothing of Google's own words goes on: anybody can put words into the address
 * that it sends people back to.
 */
export function signInFailure(thrown: unknown): unknown {
  if (thrown instanceof AppError) return thrown;
  const failure: GoogleFailure = typeof thrown === 'object' && thrown !== null ? thrown : {};
  if (ANSWERS.has(failure.name) && !OURS.has(failure.code)) return notCompleted();
  const { statusCode, code } = failure.oauthError ?? {};
  const reason = statusCode ?? code ?? (OURS.has(failure.code) ? failure.code : 'no usable answer');
  return new AppError('sign-in-unavailable', `Google cannot be asked: ${String(reason)}`);
}

export function notCompleted(): AppError {
  return new AppError(
    'sign-in-failed',
    'this sign-in was begun in another browser or too long ago, was completed before, or Google does not know it; begin again at /auth/google',
  );
}
