import { decimalText } from '../../../common/document/decimal.js';
import { Prisma } from '../../../generated/prisma/client.js';
import type { Scenario } from '../../../scenario/scenario.js';
import { SCENARIO_FORMAT } from '../../document-format.js';
import type { OwnTransaction } from '../database.js';
import type { DocumentRow, DocumentTable, WrittenDocument } from '../document-table.js';
import { nameOrder } from '../name-order.js';
import { requireName } from '../require-name.js';
import { requireRows } from '../require-rows.js';

/** `scenarios`, with the table of target weights. */
export const SCENARIO_TABLE: DocumentTable<Scenario> = {
  format: SCENARIO_FORMAT,

  select: (userId, name) => Prisma.sql`
    ${SELECT} WHERE s.user_id = ${userId} AND s.name = ${name}`,

  page: ({ tx, userId }, { after, limit }) => {
    const further =
      after === null ? Prisma.empty : Prisma.sql`AND s.name_order > ${nameOrder(after)}`;
    return tx.$queryRaw<DocumentRow[]>`
      ${SELECT} WHERE s.user_id = ${userId} ${further} ORDER BY s.name_order LIMIT ${limit}`;
  },

  rows: async ({ tx, userId }, name) => {
    const [row] = await tx.$queryRaw<{ rows: string }[]>`
      SELECT json_build_object(
        'scenarios', json_build_array(s),
        'scenario_positions', (SELECT json_agg(part) FROM scenario_positions AS part WHERE scenario_id = s.id)
      )::text AS rows FROM scenarios AS s WHERE s.user_id = ${userId} AND s.name = ${name}`;
    return requireRows(row);
  },

  write: async (own, written) => {
    const scenarioId = await writeScenario(own, written);
    await replaceWeights(own, scenarioId, written.content.targetWeights);
  },

  remove: async ({ tx, userId }, name) => {
    await tx.$executeRaw`DELETE FROM scenarios WHERE user_id = ${userId} AND name = ${name}`;
  },
};

const SELECT = Prisma.sql`
  SELECT s.name, s.extra::text AS extra, json_build_object(
    'description', s.description,
    'base_portfolio', s.base_portfolio,
    'target_weights', coalesce((
      SELECT json_object_agg(ticker, trim_scale(target_weight))
      FROM scenario_positions WHERE scenario_id = s.id
    ), '{}'::json)
  )::text AS document
  FROM scenarios s`;

async function writeScenario(
  { tx, userId }: OwnTransaction,
  { name, content, version, at }: WrittenDocument<Scenario>,
): Promise<number> {
  const extra = JSON.stringify(Object.fromEntries(content.extra));
  const known = requireName(name);
  const [row] = await tx.$queryRaw<{ id: number }[]>`
    INSERT INTO scenarios
      (user_id, name, name_order, description, base_portfolio, extra, version, created_at, updated_at)
    VALUES (${userId}, ${known}, ${nameOrder(known)}, ${content.description},
      ${content.basePortfolio}, ${extra}::json, ${version}, ${at}, ${at})
    ON CONFLICT (user_id, name) DO UPDATE SET
      description = excluded.description, base_portfolio = excluded.base_portfolio,
      extra = excluded.extra, version = excluded.version, updated_at = excluded.updated_at
    RETURNING id`;
  if (row === undefined) throw new TypeError('an insert without its row');
  return row.id;
}

async function replaceWeights(
  { tx, userId }: OwnTransaction,
  scenarioId: number,
  weights: Scenario['targetWeights'],
): Promise<void> {
  const rows = [...weights].map(([ticker, weight]) => ({ ticker, weight: decimalText(weight) }));
  await tx.$executeRaw`DELETE FROM scenario_positions WHERE scenario_id = ${scenarioId}`;
  await tx.$executeRaw`
    INSERT INTO scenario_positions (scenario_id, user_id, ticker, target_weight)
    SELECT ${scenarioId}, ${userId}, ticker, weight
    FROM json_to_recordset(${JSON.stringify(rows)}::json) AS row(ticker text, weight numeric)`;
}
