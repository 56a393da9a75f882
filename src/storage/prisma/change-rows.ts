import { Prisma } from '../../generated/prisma/client.js';
import type { ChangeQuery } from '../../portfolio/change-log.js';
import type { Change, ChangedDocument, ChangeSet } from '../../portfolio/change.js';
import type { OwnTransaction } from './database.js';
import { isUuid } from '../is-uuid.js';

interface ChangeRow {
  readonly id: string;
  readonly at: Date;
  readonly document: ChangeSet['document'];
  readonly name: string | null;
  readonly reason: string | null;
  readonly version_before: string | null;
  readonly version_after: string | null;
  /** JSON. */
  readonly changes: string;
}

const COLUMNS = Prisma.sql`
  id, created_at AS at, document, name, reason, version_before, version_after, changes::text AS changes`;

/**
 * In the transaction of the change: both are there, or neither.
 * @param corruptRows JSON of what each corrupt document held that the change takes the place of, or removes
 */
export async function logChangeSet(
  { tx, userId }: OwnTransaction,
  changeSet: ChangeSet,
  corruptRows: readonly string[] = [],
): Promise<void> {
  const { id, at, document, name, reason, versionBefore, versionAfter, changes } = changeSet;
  const kept = corruptRows.length === 0 ? null : `[${corruptRows.join()}]`;
  await tx.$executeRaw`
    INSERT INTO portfolio_changes
      (id, user_id, document, name, reason, version_before, version_after, changes, corrupt_rows, created_at)
    VALUES (${id}::uuid, ${userId}, ${document}, ${name}, ${reason}, ${versionBefore},
      ${versionAfter}, ${JSON.stringify(changes)}::json, ${kept}::json, ${new Date(at)})`;
}

/** Newest first. None before an id that is not there. */
export async function listChangeSets(
  { tx, userId }: OwnTransaction,
  { portfolioName, before, limit }: ChangeQuery,
): Promise<readonly ChangeSet[]> {
  const ofPortfolio =
    portfolioName === null
      ? Prisma.empty
      : Prisma.sql`AND document <> 'scenario' AND name = ${portfolioName}`;
  if (before !== null && !isUuid(before)) return [];
  const older =
    before === null
      ? Prisma.empty
      : Prisma.sql`AND seq < (SELECT seq FROM portfolio_changes WHERE id = ${before}::uuid AND user_id = ${userId})`;
  const rows = await tx.$queryRaw<ChangeRow[]>`
    SELECT ${COLUMNS} FROM portfolio_changes
    WHERE user_id = ${userId} ${ofPortfolio} ${older} ORDER BY seq DESC LIMIT ${limit}`;
  return rows.map(toChangeSet);
}

/** Null when this user has none of that id. */
export async function findChangeSet(
  { tx, userId }: OwnTransaction,
  id: string,
): Promise<ChangeSet | null> {
  if (!isUuid(id)) return null;
  const rows = await tx.$queryRaw<ChangeRow[]>`
    SELECT ${COLUMNS} FROM portfolio_changes WHERE user_id = ${userId} AND id = ${id}::uuid`;
  return rows.map(toChangeSet)[0] ?? null;
}

export async function newestChangeSet(
  { tx, userId }: OwnTransaction,
  { document, name }: ChangedDocument,
): Promise<ChangeSet | null> {
  // Not IS NOT DISTINCT FROM, which no index serves.
  const ofName = name === null ? Prisma.sql`name IS NULL` : Prisma.sql`name = ${name}`;
  const rows = await tx.$queryRaw<ChangeRow[]>`
    SELECT ${COLUMNS} FROM portfolio_changes
    WHERE user_id = ${userId} AND document = ${document} AND ${ofName}
    ORDER BY seq DESC LIMIT 1`;
  return rows.map(toChangeSet)[0] ?? null;
}

function toChangeSet(row: ChangeRow): ChangeSet {
  return {
    id: row.id,
    at: row.at.toISOString(),
    document: row.document,
    name: row.name,
    reason: row.reason,
    versionBefore: row.version_before,
    versionAfter: row.version_after,
    changes: JSON.parse(row.changes) as readonly Change[],
  };
}
