import type { WriteCondition, WriteOptions } from '../common/document/stored-document.js';
import { MAX_REASON_LENGTH } from '../common/http/change-reason.js';
import { AppError } from '../common/problem/app-error.js';

/** The conditions and the reason of a write, as the command line gives them. */
export interface WriteFlags {
  readonly reason?: string;
  readonly ifVersion?: string;
  readonly createOnly?: boolean;
}

/** @throws AppError `invalid-request` for conditions that exclude each other, or a reason that is too long. */
export function writeOptions(flags: WriteFlags): WriteOptions {
  const { reason = null } = flags;
  if (reason !== null && reason.length > MAX_REASON_LENGTH) {
    throw new AppError(
      'invalid-request',
      `--reason has ${String(reason.length)} characters; at most ${String(MAX_REASON_LENGTH)} are kept`,
    );
  }
  return { condition: conditionOf(flags), reason };
}

function conditionOf({ ifVersion, createOnly = false }: WriteFlags): WriteCondition {
  if (ifVersion === undefined) return createOnly ? { kind: 'absent' } : { kind: 'any' };
  if (createOnly) {
    throw new AppError('invalid-request', '--if-version and --create-only exclude each other');
  }
  return { kind: 'version', version: ifVersion };
}
