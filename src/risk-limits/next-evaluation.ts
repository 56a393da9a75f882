import { LIMIT_NAMES, type LimitName } from '../risk/engine/limits/risk-limits.js';
import type {
  KeptLimitCheck,
  LimitEvaluation,
  LimitEvent,
  LimitFinding,
  LimitFindings,
} from './limit-evaluation.js';

interface Stamp {
  readonly id: string;
  /** ISO 8601 instant, UTC. */
  readonly at: string;
}

/**
 * The evaluation that follows on `previous`, the newest one kept (null: none is). Findings that only repeat it give it
 * again, under its own id and counted once more; findings without a limit that end no breach give null.
 */
export function nextEvaluation(
  previous: LimitEvaluation | null,
  findings: LimitFindings,
  { id, at }: Stamp,
): LimitEvaluation | null {
  if (previous !== null && isRepeat(previous, findings)) {
    return { ...previous, lastAt: at, times: previous.times + 1 };
  }
  const checks = LIMIT_NAMES.flatMap((name): readonly (readonly [LimitName, KeptLimitCheck])[] => {
    const before = previous?.limits[name] ?? null;
    const finding = findings.limits[name];
    if (finding !== undefined) return [[name, nextCheck(before, finding, at)]];
    return typeof before?.openSince === 'string' ? [[name, takenAway(before)]] : [];
  });
  if (checks.length === 0) return null;
  const { asOf, limitsOrigin, inputHash, engineVersion } = findings;
  const source = { asOf, limitsOrigin, inputHash, engineVersion };
  return { id, at, lastAt: at, times: 1, ...source, limits: Object.fromEntries(checks) };
}

/** Of the same input and limits of the same origin, with the same outcome. */
function isRepeat(previous: LimitEvaluation, findings: LimitFindings): boolean {
  return (
    previous.inputHash === findings.inputHash &&
    previous.limitsOrigin === findings.limitsOrigin &&
    LIMIT_NAMES.every((name) => isSame(previous.limits[name], findings.limits[name]))
  );
}

function isSame(kept: KeptLimitCheck | undefined, finding: LimitFinding | undefined): boolean {
  if (kept === undefined || kept.status === 'not-set') return finding === undefined;
  return (
    kept.status === finding?.status &&
    kept.actual === finding.actual &&
    kept.limit === finding.limit
  );
}

function nextCheck(
  before: KeptLimitCheck | null,
  { actual, limit, status }: LimitFinding,
  at: string,
): KeptLimitCheck {
  const wasOpenSince = before?.openSince ?? null;
  const openSince = openAfter(status, wasOpenSince, at);
  const event = eventOf(wasOpenSince, openSince);
  return { actual, limit, status, previousStatus: before?.status ?? null, event, openSince };
}

function openAfter(
  status: LimitFinding['status'],
  wasOpenSince: string | null,
  at: string,
): string | null {
  if (status === 'breach') return wasOpenSince ?? at;
  return status === 'unknown' ? wasOpenSince : null;
}

function eventOf(before: string | null, after: string | null): LimitEvent {
  if ((before === null) === (after === null)) return 'evaluated';
  return after === null ? 'closed' : 'opened';
}

function takenAway({ status }: KeptLimitCheck): KeptLimitCheck {
  const figures = { actual: null, limit: null } as const;
  return {
    ...figures,
    status: 'not-set',
    previousStatus: status,
    event: 'closed',
    openSince: null,
  };
}
