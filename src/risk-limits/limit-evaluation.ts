import type { LimitStatus } from '../risk/engine/analysis-result.js';
import type { LimitName } from '../risk/engine/limits/risk-limits.js';
import type { RiskLimitsOrigin } from './risk-limits.js';

/** What an analysis rested on, as far as its limit checks are concerned. */
export interface EvaluationSource {
  /** The end date of the portfolio that was analysed. */
  readonly asOf: string;
  readonly limitsOrigin: RiskLimitsOrigin;
  /** SHA-256 of everything the figures depend on, limits included. */
  readonly inputHash: string;
  readonly engineVersion: string;
}

/** A limit that is set and the figure it was held against. */
export interface LimitFinding {
  /** Null when unknown. */
  readonly actual: number | null;
  /** Positive magnitude. */
  readonly limit: number;
  readonly status: LimitStatus;
}

/** What one analysis found of each limit that is set. */
export interface LimitFindings extends EvaluationSource {
  readonly limits: Readonly<Partial<Record<LimitName, LimitFinding>>>;
}

/**
 * `opened`: the limit is in breach and was not. `closed`: the breach is over, because the limit is kept again or is not
 * set any more. An unknown limit does neither: nothing says that it is kept.
 */
export type LimitEvent = 'evaluated' | 'opened' | 'closed';

/** One limit as an evaluation left it. `not-set`: it was taken away while in breach; figures are null. */
export interface KeptLimitCheck {
  readonly actual: number | null;
  readonly limit: number | null;
  readonly status: LimitStatus | 'not-set';
  /** Of the evaluation before; null when the limit was not in it. */
  readonly previousStatus: LimitStatus | 'not-set' | null;
  readonly event: LimitEvent;
  /** When the breach began that is open after this evaluation; null when none is. */
  readonly openSince: string | null;
}

/** The limit checks of one analysis, kept. An analysis that repeats it is counted in it. */
export interface LimitEvaluation extends EvaluationSource {
  readonly id: string;
  /** ISO 8601 instant, UTC. */
  readonly at: string;
  /** When it was last repeated; `at` when it never was. */
  readonly lastAt: string;
  /** How many analyses gave it, this one included. */
  readonly times: number;
  readonly limits: Readonly<Partial<Record<LimitName, KeptLimitCheck>>>;
}

/** A breach that has not been seen to end. */
export interface OpenBreach {
  readonly limit: LimitName;
  /** The moment of the evaluation that opened it. */
  readonly since: string;
  /** Of the newest evaluation: still `breach`, or `unknown` now. */
  readonly status: LimitStatus | 'not-set';
  readonly actual: number | null;
  readonly limitValue: number | null;
}
