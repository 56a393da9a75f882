import { AppError } from '../common/problem/app-error.js';
import type { RollbackTarget } from '../storage/database-migrations.js';

export interface RollbackTargetFlags {
  readonly steps?: string;
  readonly to?: string;
}

const WHOLE_NUMBER = /^[1-9]\d{0,4}$/;

/** One step, unless the flags say otherwise. @throws AppError `invalid-request` */
export function readRollbackTarget({ steps, to }: RollbackTargetFlags): RollbackTarget {
  if (steps !== undefined && to !== undefined) {
    throw new AppError('invalid-request', '--steps and --to exclude each other');
  }
  if (to !== undefined) return { kind: 'to', name: to };
  if (steps === undefined) return { kind: 'steps', steps: 1 };
  if (!WHOLE_NUMBER.test(steps)) {
    throw new AppError(
      'invalid-request',
      `--steps: ${JSON.stringify(steps)} is not a whole number from 1 to 99999`,
    );
  }
  return { kind: 'steps', steps: Number(steps) };
}
