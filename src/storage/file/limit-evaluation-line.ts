import * as z from 'zod/mini';
import type { LimitEvaluation } from '../../risk-limits/limit-evaluation.js';
import { LIMIT_NAMES } from '../../risk/engine/limits/risk-limits.js';

const STATUS = z.enum(['pass', 'warn', 'breach', 'unknown', 'not-set']);

const CHECK = z.object({
  actual: z.nullable(z.number()),
  limit: z.nullable(z.number()),
  status: STATUS,
  previousStatus: z.nullable(STATUS),
  event: z.enum(['evaluated', 'opened', 'closed']),
  openSince: z.nullable(z.string()),
});

const EVALUATION = z.object({
  id: z.string(),
  at: z.string(),
  lastAt: z.string(),
  times: z.number(),
  asOf: z.string(),
  limitsOrigin: z.enum(['portfolio', 'user', 'default']),
  inputHash: z.string(),
  engineVersion: z.string(),
  limits: z.partialRecord(z.enum(LIMIT_NAMES), CHECK),
});

/** What is written of an evaluation: the file name may be a hash, so the line tells whose it is. */
export function toLimitEvaluationLine(portfolioName: string, evaluation: LimitEvaluation): object {
  return { portfolio: portfolioName, ...evaluation };
}

/** The evaluation of a line; null when it is not one. */
export function parseLimitEvaluation(text: string): LimitEvaluation | null {
  try {
    const { success, data } = z.safeParse(EVALUATION, JSON.parse(text));
    return success ? data : null;
  } catch {
    return null;
  }
}
