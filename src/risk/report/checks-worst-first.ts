import type { ReportFigures } from '../analysis-report.js';
import type { LimitCheck, LimitStatus } from '../engine/analysis-result.js';
import { LIMIT_NAMES, type LimitName } from '../engine/limits/risk-limits.js';

export type NamedCheck = LimitCheck & { readonly name: LimitName };

const WORST_FIRST: readonly LimitStatus[] = ['breach', 'warn', 'unknown', 'pass'];

/** Every limit that is set, worst first: by status, and within one the limit that is used most. */
export function checksWorstFirst({ limits }: Pick<ReportFigures, 'limits'>): readonly NamedCheck[] {
  return LIMIT_NAMES.flatMap((name): readonly NamedCheck[] => {
    const check = limits[name];
    return check === undefined ? [] : [{ name, ...check }];
  }).toSorted((a, b) => {
    const byStatus = WORST_FIRST.indexOf(a.status) - WORST_FIRST.indexOf(b.status);
    return byStatus === 0 ? order(b) - order(a) : byStatus;
  });
}

/** The part of the limit that is used; null where the actual is unknown or the limit is zero. */
export function usedPart({ actual, limit }: LimitCheck): number | null {
  return actual === null || limit === 0 ? null : actual / limit;
}

/** Why the unknown ones are unknown, each reason once. */
export function unknownReasons(checks: readonly LimitCheck[]): readonly string[] {
  return [...new Set(checks.flatMap(({ reason }) => (reason === null ? [] : [reason])))];
}

/** A limit of zero is used up by anything, and orders before every other. */
function order(check: LimitCheck): number {
  if (check.actual === null || (check.actual === 0 && check.limit === 0)) return 0;
  return usedPart(check) ?? Number.MAX_VALUE;
}
