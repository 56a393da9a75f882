import { LIMIT_NAMES } from '../risk/engine/limits/risk-limits.js';
import type { LimitEvaluation, OpenBreach } from './limit-evaluation.js';

/** The breaches that are open after the newest evaluation, in reporting order of limits. */
export function breachesOpenAfter(newest: LimitEvaluation | null): readonly OpenBreach[] {
  return LIMIT_NAMES.flatMap((limit): readonly OpenBreach[] => {
    const check = newest?.limits[limit];
    if (check === undefined || check.openSince === null) return [];
    const { openSince: since, status, actual, limit: limitValue } = check;
    return [{ limit, since, status, actual, limitValue }];
  });
}
