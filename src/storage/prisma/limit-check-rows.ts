import { Prisma } from '../../generated/prisma/client.js';
import type { EvaluationPage } from '../../risk-limits/limit-check-log.js';
import type { LimitEvaluation } from '../../risk-limits/limit-evaluation.js';
import {
  hasTransition,
  MAX_OLDER_TRANSITIONS,
  MAX_RECENT_EVALUATIONS,
} from '../../risk-limits/retained-evaluations.js';
import type { RiskLimitsOrigin } from '../../risk-limits/risk-limits.js';
import type { OwnTransaction } from './database.js';
import { isUuid } from '../is-uuid.js';

interface EvaluationRow {
  readonly id: string;
  readonly at: Date;
  readonly last_at: Date;
  readonly times: number;
  readonly as_of: string;
  readonly limits_origin: RiskLimitsOrigin;
  readonly input_hash: string;
  readonly engine_version: string;
  /** JSON. */
  readonly limits: string;
}

/** Newest first. None before an id that is not there. */
export async function listEvaluations(
  { tx, userId }: OwnTransaction,
  portfolioName: string,
  { before, limit }: EvaluationPage,
): Promise<readonly LimitEvaluation[]> {
  if (before !== null && !isUuid(before)) return [];
  const older =
    before === null
      ? Prisma.empty
      : Prisma.sql`AND seq < (SELECT seq FROM limit_checks
          WHERE user_id = ${userId} AND portfolio_name = ${portfolioName} AND id = ${before}::uuid)`;
  const rows = await tx.$queryRaw<EvaluationRow[]>`
    SELECT id, created_at AS at, last_at, times, as_of, limits_origin, input_hash, engine_version,
      limits::text AS limits
    FROM limit_checks WHERE user_id = ${userId} AND portfolio_name = ${portfolioName} ${older}
    ORDER BY seq DESC LIMIT ${limit}`;
  return rows.map(toEvaluation);
}

export async function insertEvaluation(
  { tx, userId }: OwnTransaction,
  portfolioName: string,
  evaluation: LimitEvaluation,
): Promise<void> {
  const { id, at, lastAt, times, asOf, limitsOrigin, inputHash, engineVersion } = evaluation;
  await tx.$executeRaw`
    INSERT INTO limit_checks (id, user_id, portfolio_name, has_transition, times, as_of,
      limits_origin, input_hash, engine_version, limits, created_at, last_at)
    VALUES (${id}::uuid, ${userId}, ${portfolioName}, ${hasTransition(evaluation)}, ${times}, ${asOf},
      ${limitsOrigin}, ${inputHash}, ${engineVersion}, ${JSON.stringify(evaluation.limits)}::json,
      ${new Date(at)}, ${new Date(lastAt)})`;
}

export async function countRepeat(
  { tx, userId }: OwnTransaction,
  portfolioName: string,
  { id, times, lastAt }: LimitEvaluation,
): Promise<void> {
  await tx.$executeRaw`
    UPDATE limit_checks SET times = ${times}, last_at = ${new Date(lastAt)}
    WHERE user_id = ${userId} AND portfolio_name = ${portfolioName} AND id = ${id}::uuid`;
}

/** Forgets what the history does not retain: the rule of `retention`, in the words of the database. */
export async function forgetOld(
  { tx, userId }: OwnTransaction,
  portfolioName: string,
): Promise<void> {
  await tx.$executeRaw`
    WITH older AS (
      SELECT seq, has_transition FROM limit_checks
      WHERE user_id = ${userId} AND portfolio_name = ${portfolioName}
      ORDER BY seq DESC OFFSET ${MAX_RECENT_EVALUATIONS}
    ), retained AS (
      SELECT seq FROM older WHERE has_transition ORDER BY seq DESC LIMIT ${MAX_OLDER_TRANSITIONS}
    )
    DELETE FROM limit_checks WHERE user_id = ${userId} AND portfolio_name = ${portfolioName}
      AND seq IN (SELECT seq FROM older EXCEPT SELECT seq FROM retained)`;
}

function toEvaluation(row: EvaluationRow): LimitEvaluation {
  return {
    id: row.id,
    at: row.at.toISOString(),
    lastAt: row.last_at.toISOString(),
    times: row.times,
    asOf: row.as_of,
    limitsOrigin: row.limits_origin,
    inputHash: row.input_hash,
    engineVersion: row.engine_version,
    limits: JSON.parse(row.limits) as LimitEvaluation['limits'],
  };
}
