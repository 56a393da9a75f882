import type { AnalysisResult, LimitStatus } from '../analysis-result.js';
import { LIMIT_NAMES, type LimitName } from '../limits/risk-limits.js';

/** A limit that stands differently afterwards. */
export interface LimitChange {
  readonly limit: LimitName;
  readonly before: LimitStatus;
  readonly after: LimitStatus;
}

/** Limits whose status is another one afterwards, in reporting order. */
export function limitChanges(
  { limits: before }: Pick<AnalysisResult, 'limits'>,
  { limits: after }: Pick<AnalysisResult, 'limits'>,
): readonly LimitChange[] {
  return LIMIT_NAMES.flatMap((limit) => {
    const [former, latter] = [before[limit], after[limit]];
    if (former === undefined || latter === undefined || former.status === latter.status) return [];
    return [{ limit, before: former.status, after: latter.status }];
  });
}
