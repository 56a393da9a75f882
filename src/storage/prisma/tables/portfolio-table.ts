import type { PageRequest } from '../../../common/document/stored-document.js';
import { Prisma } from '../../../generated/prisma/client.js';
import type { Portfolio } from '../../../portfolio/portfolio.js';
import { PORTFOLIO_FORMAT } from '../../document-format.js';
import type { OwnTransaction } from '../database.js';
import type { DocumentRow, DocumentTable, WrittenDocument } from '../document-table.js';
import { nameOrder } from '../name-order.js';
import { requireName } from '../require-name.js';
import { expectedReturnRows, positionRows, proxyRows } from './portfolio-rows.js';

/** `portfolios`, with the tables of what a portfolio is made of. */
export const PORTFOLIO_TABLE: DocumentTable<Portfolio> = {
  format: PORTFOLIO_FORMAT,

  find: async ({ tx, userId }, name) => {
    const [row] = await tx.$queryRaw<DocumentRow[]>`
      ${SELECT} WHERE p.user_id = ${userId} AND p.name = ${name}`;
    return row ?? null;
  },

  page: ({ tx, userId }, { after, limit }: PageRequest) => {
    const further =
      after === null ? Prisma.empty : Prisma.sql`AND p.name_order > ${nameOrder(after)}`;
    return tx.$queryRaw<DocumentRow[]>`
      ${SELECT} WHERE p.user_id = ${userId} ${further} ORDER BY p.name_order LIMIT ${limit}`;
  },

  write: async (own, written) => {
    const portfolioId = await writePortfolio(own, written);
    const { positions, expectedReturns, factorProxies } = written.content;
    await replacePositions(own, portfolioId, JSON.stringify(positionRows(positions)));
    await replaceExpectedReturns(
      own,
      portfolioId,
      JSON.stringify(expectedReturnRows(expectedReturns)),
    );
    await replaceProxies(own, portfolioId, JSON.stringify(proxyRows(factorProxies)));
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

async function writePortfolio(
  { tx, userId }: OwnTransaction,
  { name, content, version, at }: WrittenDocument<Portfolio>,
): Promise<number> {
  const extra = JSON.stringify(Object.fromEntries(content.extra));
  const known = requireName(name);
  const [row] = await tx.$queryRaw<{ id: number }[]>`
    INSERT INTO portfolios
      (user_id, name, name_order, start_date, end_date, extra, version, created_at, updated_at)
    VALUES (${userId}, ${known}, ${nameOrder(known)}, ${content.startDate}::date,
      ${content.endDate}::date, ${extra}::json, ${version}, ${at}, ${at})
    ON CONFLICT (user_id, name) DO UPDATE SET
      start_date = excluded.start_date, end_date = excluded.end_date, extra = excluded.extra,
      version = excluded.version, updated_at = excluded.updated_at
    RETURNING id`;
  if (row === undefined) throw new TypeError('an insert without its row');
  return row.id;
}

async function replacePositions(
  { tx, userId }: OwnTransaction,
  portfolioId: number,
  rows: string,
): Promise<void> {
  await tx.$executeRaw`DELETE FROM positions WHERE portfolio_id = ${portfolioId}`;
  await tx.$executeRaw`
    INSERT INTO positions (portfolio_id, user_id, ticker, account_id, shares, dollars, weight, currency, position_type)
    SELECT ${portfolioId}, ${userId}, ticker, account_id, shares, dollars, weight, currency, position_type
    FROM json_to_recordset(${rows}::json) AS row(ticker text, account_id text,
      shares numeric, dollars numeric, weight numeric, currency text, position_type text)`;
}

async function replaceExpectedReturns(
  { tx, userId }: OwnTransaction,
  portfolioId: number,
  rows: string,
): Promise<void> {
  await tx.$executeRaw`DELETE FROM expected_returns WHERE portfolio_id = ${portfolioId}`;
  await tx.$executeRaw`
    INSERT INTO expected_returns (portfolio_id, user_id, ticker, expected_return)
    SELECT ${portfolioId}, ${userId}, ticker, expected_return
    FROM json_to_recordset(${rows}::json) AS row(ticker text, expected_return numeric)`;
}

async function replaceProxies(
  { tx, userId }: OwnTransaction,
  portfolioId: number,
  rows: string,
): Promise<void> {
  await tx.$executeRaw`DELETE FROM factor_proxies WHERE portfolio_id = ${portfolioId}`;
  await tx.$executeRaw`
    INSERT INTO factor_proxies (portfolio_id, user_id, ticker,
      market_proxy, momentum_proxy, value_proxy, industry_proxy, subindustry_peers)
    SELECT ${portfolioId}, ${userId}, ticker, market, momentum, value, industry, peers
    FROM json_to_recordset(${rows}::json) AS row(ticker text,
      market text, momentum text, value text, industry text, peers text[])`;
}
