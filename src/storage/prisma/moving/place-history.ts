import type { ChangeSet } from '../../../portfolio/change.js';
import type { LimitEvaluation } from '../../../risk-limits/limit-evaluation.js';
import { hasTransition, retention } from '../../../risk-limits/retained-evaluations.js';
import { mergedByTime } from '../../merge-by-time.js';
import type { OwnTransaction } from '../database.js';
import { listEvaluations } from '../limit-check-rows.js';

/** Rows of one statement. */
const CHUNK = 500;
const ALL = { before: null, limit: 2 ** 31 - 1 };

/**
 * Adds the change sets that are not there, under their own ids and times, after those that are.
 * @returns how many there were to add
 */
export async function placeChanges(
  { tx, userId }: OwnTransaction,
  changes: readonly ChangeSet[],
): Promise<number> {
  let added = 0;
  for (let start = 0; start < changes.length; start += CHUNK) {
    const rows = JSON.stringify(changes.slice(start, start + CHUNK));
    added += await tx.$executeRaw`
      INSERT INTO portfolio_changes
        (id, user_id, document, name, reason, version_before, version_after, changes, created_at)
      SELECT id, ${userId}, document, name, reason, "versionBefore", "versionAfter", changes, at
      FROM ROWS FROM (json_to_recordset(${rows}::json) AS (id uuid, at timestamptz, document text, name text,
        reason text, "versionBefore" text, "versionAfter" text, changes json))
        WITH ORDINALITY AS row(id, at, document, name, reason, "versionBefore", "versionAfter", changes, place)
      ORDER BY place
      ON CONFLICT (user_id, id) DO NOTHING`;
  }
  return added;
}

/** Evaluations of one portfolio, and how many of them were not there. */
export interface PlacedEvaluations {
  /** What is there now, oldest first. */
  readonly kept: readonly LimitEvaluation[];
  readonly added: number;
}

/** Adds the evaluations that are not there, in order of time among those that are. */
export async function placeEvaluations(
  own: OwnTransaction,
  portfolioName: string,
  evaluations: readonly LimitEvaluation[],
): Promise<PlacedEvaluations> {
  const there = (await listEvaluations(own, portfolioName, ALL)).toReversed();
  const known = new Set(there.map(({ id }) => id));
  const missing = evaluations.filter(({ id }) => !known.has(id));
  if (missing.length === 0) return { kept: there, added: 0 };
  const kept = retained(mergedByTime(there, missing));
  const { tx, userId } = own;
  await tx.$executeRaw`
    DELETE FROM limit_checks WHERE user_id = ${userId} AND portfolio_name = ${portfolioName}`;
  for (let start = 0; start < kept.length; start += CHUNK) {
    await insertEvaluations(own, portfolioName, kept.slice(start, start + CHUNK));
  }
  return { kept, added: missing.length };
}

function retained(oldestFirst: readonly LimitEvaluation[]): readonly LimitEvaluation[] {
  return oldestFirst.toReversed().filter(retention()).reverse();
}

async function insertEvaluations(
  { tx, userId }: OwnTransaction,
  portfolioName: string,
  evaluations: readonly LimitEvaluation[],
): Promise<void> {
  const rows = JSON.stringify(
    evaluations.map((evaluation) => ({ ...evaluation, hasTransition: hasTransition(evaluation) })),
  );
  await tx.$executeRaw`
    INSERT INTO limit_checks (id, user_id, portfolio_name, has_transition, times, as_of,
      limits_origin, input_hash, engine_version, limits, created_at, last_at)
    SELECT id, ${userId}, ${portfolioName}, "hasTransition", times, "asOf",
      "limitsOrigin", "inputHash", "engineVersion", limits, at, "lastAt"
    FROM ROWS FROM (json_to_recordset(${rows}::json) AS (id uuid, at timestamptz, "lastAt" timestamptz, times int,
      "asOf" text, "limitsOrigin" text, "inputHash" text, "engineVersion" text, limits json, "hasTransition" boolean))
      WITH ORDINALITY AS row(id, at, "lastAt", times, "asOf", "limitsOrigin", "inputHash", "engineVersion", limits,
        "hasTransition", place)
    ORDER BY place`;
}
