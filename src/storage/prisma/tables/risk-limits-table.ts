import { decimalText } from '../../../common/document/decimal.js';
import { Prisma } from '../../../generated/prisma/client.js';
import type { LimitName } from '../../../risk/engine/limits/risk-limits.js';
import type { RiskLimits } from '../../../risk-limits/risk-limits.js';
import { RISK_LIMITS_FORMAT } from '../../document-format.js';
import type { DocumentTable } from '../document-table.js';
import { requireRows } from '../require-rows.js';

/** `risk_limits`: the user's own row, and one for each portfolio that has its own. */
export const RISK_LIMITS_TABLE: DocumentTable<RiskLimits> = {
  format: RISK_LIMITS_FORMAT,

  select: (userId, name) => Prisma.sql`
    ${SELECT} WHERE l.user_id = ${userId} AND ${ofScope(userId, name)}`,

  // They are found by their portfolio's name, and never listed.
  page: () => Promise.resolve([]),

  rows: async ({ tx, userId }, name) => {
    const [row] = await tx.$queryRaw<{ rows: string }[]>`
      SELECT json_build_object('risk_limits', json_build_array(l))::text AS rows
      FROM risk_limits AS l WHERE l.user_id = ${userId} AND ${ofScope(userId, name)}`;
    return requireRows(row);
  },

  write: async ({ tx, userId }, { name, content, version, at }) => {
    const { limits, additionalSettings, extra } = content;
    const settings = additionalSettings === null ? null : JSON.stringify(additionalSettings);
    const portfolioId = name === null ? null : portfolioIdOf(userId, name);
    await tx.$executeRaw`
      INSERT INTO risk_limits (user_id, portfolio_id, max_volatility, max_loss,
        max_single_stock_weight, max_factor_contribution, max_market_contribution,
        max_industry_contribution, max_single_factor_loss,
        additional_settings, extra, version, created_at, updated_at)
      VALUES (${userId}, ${portfolioId ?? Prisma.sql`NULL`}, ${value(limits, 'max_volatility')},
        ${value(limits, 'max_loss')}, ${value(limits, 'max_single_stock_weight')},
        ${value(limits, 'max_factor_contribution')}, ${value(limits, 'max_market_contribution')},
        ${value(limits, 'max_industry_contribution')}, ${value(limits, 'max_single_factor_loss')},
        ${settings}::json, ${JSON.stringify(Object.fromEntries(extra))}::json, ${version}, ${at}, ${at})
      ON CONFLICT (user_id, portfolio_id) DO UPDATE SET
        max_volatility = excluded.max_volatility, max_loss = excluded.max_loss,
        max_single_stock_weight = excluded.max_single_stock_weight,
        max_factor_contribution = excluded.max_factor_contribution,
        max_market_contribution = excluded.max_market_contribution,
        max_industry_contribution = excluded.max_industry_contribution,
        max_single_factor_loss = excluded.max_single_factor_loss,
        additional_settings = excluded.additional_settings, extra = excluded.extra,
        version = excluded.version, updated_at = excluded.updated_at`;
  },

  remove: async ({ tx, userId }, name) => {
    await tx.$executeRaw`
      DELETE FROM risk_limits l WHERE l.user_id = ${userId} AND ${ofScope(userId, name)}`;
  },
};

const SELECT = Prisma.sql`
  SELECT '' AS name, l.extra::text AS extra, json_build_object(
    'portfolio_limits', json_build_object(
      'max_volatility', trim_scale(l.max_volatility),
      'max_loss', trim_scale(l.max_loss)),
    'concentration_limits', json_build_object(
      'max_single_stock_weight', trim_scale(l.max_single_stock_weight)),
    'variance_limits', json_build_object(
      'max_factor_contribution', trim_scale(l.max_factor_contribution),
      'max_market_contribution', trim_scale(l.max_market_contribution),
      'max_industry_contribution', trim_scale(l.max_industry_contribution)),
    'max_single_factor_loss', trim_scale(l.max_single_factor_loss),
    'additional_settings', l.additional_settings
  )::text AS document
  FROM risk_limits l`;

/** Of one user, on the row that stands as `l`. */
function ofScope(userId: Prisma.Sql | number, name: string | null): Prisma.Sql {
  return name === null
    ? Prisma.sql`l.portfolio_id IS NULL`
    : Prisma.sql`l.portfolio_id = ${portfolioIdOf(userId, name)}`;
}

function portfolioIdOf(userId: Prisma.Sql | number, name: string): Prisma.Sql {
  return Prisma.sql`(SELECT id FROM portfolios WHERE user_id = ${userId} AND name = ${name})`;
}

function value(limits: RiskLimits['limits'], name: LimitName): Prisma.Sql {
  const limit = limits[name];
  return limit === undefined ? Prisma.sql`NULL` : Prisma.sql`${decimalText(limit)}::numeric`;
}
