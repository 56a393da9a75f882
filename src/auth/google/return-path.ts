import { AppError } from '../../common/problem/app-error.js';

const MAX_LENGTH = 2000;
/** Any origin does: what is asked is whether a path leads away from it. */
const SOMEWHERE = 'https://here.invalid';
/** Browsers read a backslash as a slash, and leave out tabs and line breaks. */
const UNSAFE = /[\\\p{Cc}\s]/u;

/**
 * A path of the origin that people are sent back to; never an address elsewhere.
 * @throws AppError `invalid-request`
 */
export function requireReturnPath(given: unknown): string {
  if (typeof given === 'string' && isOwnPath(given)) return given;
  throw new AppError(
    'invalid-request',
    'returnTo must be a path of this site, beginning with one slash, such as /portfolios?sort=name',
  );
}

function isOwnPath(text: string): boolean {
  if (text.length > MAX_LENGTH || UNSAFE.test(text) || !/^\/(?!\/)/.test(text)) return false;
  const url = URL.canParse(text, SOMEWHERE) ? new URL(text, SOMEWHERE) : null;
  return url?.origin === SOMEWHERE && !url.pathname.startsWith('//');
}
