import { MAX_TOKEN_NAME_LENGTH, SCOPES } from '../auth/tokens/api-token.js';
import type { TokenRequest } from '../auth/tokens/api-token.service.js';
import { duration } from '../config/setting-schemas.js';
import { commandLineError } from './command-line-error.js';

export interface TokenFlags {
  /** With commas between; `read` when not given. */
  readonly scopes?: string;
  readonly expires?: string;
}

const LASTS_BY_DEFAULT = '30d';
const CONTROL = /[\p{Cc}\p{Surrogate}]/u;

type CommandFault = Parameters<typeof commandLineError>[0][number];

/** The token that is wanted. @throws AppError `invalid-request` with everything that is wrong */
export function readTokenFlags(name: string, flags: TokenFlags): TokenRequest {
  const scopes = (flags.scopes ?? 'read').split(',').map((scope) => scope.trim());
  const expires = flags.expires ?? LASTS_BY_DEFAULT;
  const lasts = duration().safeParse(expires);
  const faults = [
    ...nameFaults(name),
    ...scopes.flatMap(scopeFaults),
    ...(lasts.success ? [] : [expiryFault(expires)]),
  ];
  if (faults.length > 0 || !lasts.success) throw commandLineError(faults);
  return { name, scopes: SCOPES.filter((scope) => scopes.includes(scope)), lastsMs: lasts.data };
}

function nameFaults(name: string): readonly CommandFault[] {
  const length = Array.from(name).length;
  const isLegal =
    name.trim() === name && length > 0 && length <= MAX_TOKEN_NAME_LENGTH && !CONTROL.test(name);
  const legal = `1 to ${MAX_TOKEN_NAME_LENGTH.toString()} characters, without control characters and without spaces around`;
  return isLegal ? [] : [{ code: 'invalid-name', detail: `the name must have ${legal}` }];
}

function scopeFaults(scope: string): readonly CommandFault[] {
  if (SCOPES.some((each) => each === scope)) return [];
  const detail = `--scopes: ${JSON.stringify(scope)} is none of ${SCOPES.join(', ')}`;
  return [{ code: 'invalid-choice', detail }];
}

function expiryFault(expires: string): CommandFault {
  const detail = `--expires: ${JSON.stringify(expires)} is no time such as 12h or 90d, 365d at most`;
  return { code: 'out-of-bounds', detail };
}
