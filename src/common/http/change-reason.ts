import type { IncomingHttpHeaders } from 'node:http';
import { AppError } from '../problem/app-error.js';

export const MAX_REASON_LENGTH = 500;

/** Why the owner makes a change, from `X-Change-Reason` (percent-encoded UTF-8); null when not given. @throws invalid-request */
export function changeReason(headers: IncomingHttpHeaders): string | null {
  const value = [headers['x-change-reason'] ?? ''].flat().join(', ');
  if (value === '') return null;
  const reason = decode(value);
  if (reason.length > MAX_REASON_LENGTH) {
    throw new AppError(
      'invalid-request',
      `X-Change-Reason has ${String(reason.length)} characters, at most ${String(MAX_REASON_LENGTH)} are kept`,
    );
  }
  return reason;
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch (error) {
    throw new AppError('invalid-request', 'X-Change-Reason is not percent-encoded UTF-8', {
      cause: error,
    });
  }
}
