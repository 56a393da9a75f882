import type { PageRequest } from '../../../common/document/stored-document.js';
import { Prisma } from '../../../generated/prisma/client.js';
import type { Portfolio } from '../../../portfolio/portfolio.js';
import { PORTFOLIO_FORMAT } from '../../document-format.js';
import type { DocumentRow, DocumentTable } from '../document-table.js';
import { nameOrder } from '../name-order.js';
import { requireRows } from '../require-rows.js';
import { replacePortfolio } from './replace-portfolio.js';

/** `portfolios`, with the tables of what a portfolio is made of. */
export const PORTFOLIO_TABLE: DocumentTable<Portfolio> = {
  format: PORTFOLIO_FORMAT,

  select: (userId, name) => Prisma.sql`
    ${SELECT} WHERE p.user_id = ${userId} AND p.name = ${name}`,

  page: ({ tx, userId }, { after, limit }: PageRequest) => {
    const further =
      after === null ? Prisma.empty : Prisma.sql`AND p.name_order > ${nameOrder(after)}`;
    return tx.$queryRaw<DocumentRow[]>`
      ${SELECT} WHERE p.user_id = ${userId} ${further} ORDER BY p.name_order LIMIT ${limit}`;
  },

  rows: async ({ tx, userId }, name) => {
    const [row] = await tx.$queryRaw<{ rows: string }[]>`
      SELECT json_build_object(
        'portfolios', json_build_array(p),
        'positions', (SELECT json_agg(part) FROM positions AS part WHERE portfolio_id = p.id),
        'expected_returns', (SELECT json_agg(part) FROM expected_returns AS part WHERE portfolio_id = p.id),
        'factor_proxies', (SELECT json_agg(part) FROM factor_proxies AS part WHERE portfolio_id = p.id)
      )::text AS rows FROM portfolios AS p WHERE p.user_id = ${userId} AND p.name = ${name}`;
    return requireRows(row);
  },

  write: async ({ tx, userId }, written) => {
    await tx.$executeRaw(replacePortfolio(userId, written));
  },

  remove: async ({ tx, userId }, name) => {
    await tx.$executeRaw`DELETE FROM portfolios WHERE user_id = ${userId} AND name = ${name}`;
  },
};

/** Numbers are written out without the zeros that their columns fill up with. */
const SELECT = Prisma.sql`
  SELECT p.name, p.extra::text AS extra, json_build_object(
    'start_date', to_char(p.start_date, 'YYYY-MM-DD'),
    'end_date', to_char(p.end_date, 'YYYY-MM-DD'),
    'portfolio_input', coalesce((
      SELECT json_object_agg(position.ticker, position.entry) FROM (
        SELECT ticker, json_build_object(
          'shares', trim_scale(sum(shares)),
          'dollars', trim_scale(sum(dollars)),
          'weight', trim_scale(sum(weight)),
          'currency', min(currency),
          'type', min(position_type),
          'accounts', json_agg(json_strip_nulls(json_build_object(
            'id', account_id,
            'shares', trim_scale(shares),
            'dollars', trim_scale(dollars),
            'weight', trim_scale(weight)
          ))) FILTER (WHERE account_id <> '')
        ) AS entry
        FROM positions WHERE portfolio_id = p.id GROUP BY ticker
      ) AS position
    ), '{}'::json),
    'expected_returns', coalesce((
      SELECT json_object_agg(ticker, trim_scale(expected_return))
      FROM expected_returns WHERE portfolio_id = p.id
    ), '{}'::json),
    'stock_factor_proxies', coalesce((
      SELECT json_object_agg(ticker, json_build_object(
        'market', market_proxy,
        'momentum', momentum_proxy,
        'value', value_proxy,
        'industry', industry_proxy,
        'subindustry', subindustry_peers
      ))
      FROM factor_proxies WHERE portfolio_id = p.id
    ), '{}'::json)
  )::text AS document
  FROM portfolios p`;
