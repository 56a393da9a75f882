import { Prisma } from '../../../generated/prisma/client.js';
import type { Portfolio } from '../../../portfolio/portfolio.js';
import type { WrittenDocument } from '../document-table.js';
import { nameOrder } from '../name-order.js';
import { requireName } from '../require-name.js';
import { expectedReturnRows, positionRows, proxyRows } from './portfolio-rows.js';

/**
 * One statement, so that a save does not wait for the server once for each table. Its parts see the rows as they were before
 * it, so none may remove a row that another one puts there: rows that stay are changed in their place, where they differ.
 */
export function replacePortfolio(userId: number, written: WrittenDocument<Portfolio>): Prisma.Sql {
  const { positions, expectedReturns, factorProxies } = written.content;
  return Prisma.sql`
    WITH portfolio AS (${portfolioRow(userId, written)}),
      ${positionParts(userId, JSON.stringify(positionRows(positions)))},
      ${expectedReturnParts(userId, JSON.stringify(expectedReturnRows(expectedReturns)))},
      ${proxyParts(userId, JSON.stringify(proxyRows(factorProxies)))}
    SELECT FROM portfolio`;
}

function portfolioRow(
  userId: number,
  { name, content, version, at }: WrittenDocument<Portfolio>,
): Prisma.Sql {
  const extra = JSON.stringify(Object.fromEntries(content.extra));
  const known = requireName(name);
  return Prisma.sql`
    INSERT INTO portfolios
      (user_id, name, name_order, start_date, end_date, extra, version, created_at, updated_at)
    VALUES (${userId}, ${known}, ${nameOrder(known)}, ${content.startDate}::date,
      ${content.endDate}::date, ${extra}::json, ${version}, ${at}, ${at})
    ON CONFLICT (user_id, name) DO UPDATE SET
      start_date = excluded.start_date, end_date = excluded.end_date, extra = excluded.extra,
      version = excluded.version, updated_at = excluded.updated_at
    RETURNING id`;
}

function positionParts(userId: number, rows: string): Prisma.Sql {
  return Prisma.sql`
    position_row AS (
      SELECT * FROM json_to_recordset(${rows}::json) AS row(ticker text, account_id text,
        shares numeric, dollars numeric, weight numeric, currency text, position_type text)
    ), position_removed AS (
      DELETE FROM positions USING portfolio WHERE portfolio_id = portfolio.id
        AND (ticker, account_id) NOT IN (SELECT ticker, account_id FROM position_row)
    ), position_placed AS (
      INSERT INTO positions AS old
        (portfolio_id, user_id, ticker, account_id, shares, dollars, weight, currency, position_type)
      SELECT portfolio.id, ${userId}, ticker, account_id, shares, dollars, weight, currency, position_type
      FROM portfolio, position_row
      ON CONFLICT (portfolio_id, ticker, account_id) DO UPDATE SET
        shares = excluded.shares, dollars = excluded.dollars, weight = excluded.weight,
        currency = excluded.currency, position_type = excluded.position_type
      WHERE (old.shares, old.dollars, old.weight, old.currency, old.position_type) IS DISTINCT FROM
        (excluded.shares, excluded.dollars, excluded.weight, excluded.currency, excluded.position_type)
    )`;
}

function expectedReturnParts(userId: number, rows: string): Prisma.Sql {
  return Prisma.sql`
    return_row AS (
      SELECT * FROM json_to_recordset(${rows}::json) AS row(ticker text, expected_return numeric)
    ), return_removed AS (
      DELETE FROM expected_returns USING portfolio WHERE portfolio_id = portfolio.id
        AND ticker NOT IN (SELECT ticker FROM return_row)
    ), return_placed AS (
      INSERT INTO expected_returns AS old (portfolio_id, user_id, ticker, expected_return)
      SELECT portfolio.id, ${userId}, ticker, expected_return FROM portfolio, return_row
      ON CONFLICT (portfolio_id, ticker) DO UPDATE SET expected_return = excluded.expected_return
      WHERE old.expected_return <> excluded.expected_return
    )`;
}

function proxyParts(userId: number, rows: string): Prisma.Sql {
  return Prisma.sql`
    proxy_row AS (
      SELECT * FROM json_to_recordset(${rows}::json) AS row(ticker text,
        market text, momentum text, value text, industry text, peers text[])
    ), proxy_removed AS (
      DELETE FROM factor_proxies USING portfolio WHERE portfolio_id = portfolio.id
        AND ticker NOT IN (SELECT ticker FROM proxy_row)
    ), proxy_placed AS (
      INSERT INTO factor_proxies AS old (portfolio_id, user_id, ticker,
        market_proxy, momentum_proxy, value_proxy, industry_proxy, subindustry_peers)
      SELECT portfolio.id, ${userId}, ticker, market, momentum, value, industry, peers
      FROM portfolio, proxy_row
      ON CONFLICT (portfolio_id, ticker) DO UPDATE SET
        market_proxy = excluded.market_proxy, momentum_proxy = excluded.momentum_proxy,
        value_proxy = excluded.value_proxy, industry_proxy = excluded.industry_proxy,
        subindustry_peers = excluded.subindustry_peers
      WHERE (old.market_proxy, old.momentum_proxy, old.value_proxy, old.industry_proxy, old.subindustry_peers)
        IS DISTINCT FROM (excluded.market_proxy, excluded.momentum_proxy, excluded.value_proxy,
          excluded.industry_proxy, excluded.subindustry_peers)
    )`;
}
