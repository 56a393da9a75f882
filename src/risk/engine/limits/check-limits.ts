import type { LimitCheck } from '../analysis-result.js';
import { LIMIT_NAMES, type LimitName, type LimitValues } from './risk-limits.js';

/** From this part of a limit on, a pass becomes a warning. */
const WARN_FRACTION = 0.9;
/** Two figures this close, relatively, are the same: rounding never breaches a limit. */
const RELATIVE_TOLERANCE = 1e-12;

/** A measured figure, or why there is none that can be trusted. */
export type LimitActual =
  | { readonly state: 'known'; readonly actual: number }
  | { readonly state: 'unknown'; readonly actual: number | null; readonly reason: string };

export type LimitActuals = Readonly<Record<LimitName, LimitActual>>;
export type LimitChecks = Readonly<Partial<Record<LimitName, LimitCheck>>>;

/** Checks each limit that is set, in reporting order. A limit equal to its actual is a warning, not a breach. */
export function checkLimits(limits: LimitValues, actuals: LimitActuals): LimitChecks {
  const checks: Partial<Record<LimitName, LimitCheck>> = {};
  for (const name of LIMIT_NAMES) {
    const value = limits[name];
    if (value !== undefined) checks[name] = checkLimit(Math.abs(value), actuals[name]);
  }
  return checks;
}

/** @param limit as a positive magnitude */
export function checkLimit(limit: number, measured: LimitActual): LimitCheck {
  const { actual } = measured;
  if (measured.state === 'unknown') {
    const headroom = actual === null ? null : limit - actual;
    return { actual, limit, headroom, status: 'unknown', reason: measured.reason };
  }
  const { actual: known } = measured;
  return {
    actual: known,
    limit,
    headroom: limit - known,
    status: statusOf(known, limit),
    reason: null,
  };
}

function statusOf(actual: number, limit: number): 'pass' | 'warn' | 'breach' {
  const tolerance = limit * RELATIVE_TOLERANCE;
  if (actual > limit + tolerance) return 'breach';
  if (Math.abs(actual - limit) <= tolerance) return 'warn';
  return actual > WARN_FRACTION * limit + tolerance ? 'warn' : 'pass';
}
