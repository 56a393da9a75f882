import { toUserId } from '../../dist/auth/user-id.js';
import { aPortfolio, LIMITS } from './documents.mjs';

export const USERS = 1000;
export const PORTFOLIOS = 5;
export const POSITIONS = 50;

const WRITE = { condition: { kind: 'any' }, reason: null };

/** The one whom all others are copies of. */
const FIRST = 0;

export function userOf(index) {
  return toUserId(`bench-${String(index).padStart(4, '0')}`);
}

export function portfolioNameOf(index) {
  return `portfolio-${index}`;
}

/** The first user is saved through the store, and every other one a copy of the rows that this made. */
export async function fillDatabase(storage, owner) {
  for (let i = 0; i < PORTFOLIOS; i += 1) {
    await storage.portfolios.save(
      userOf(FIRST),
      portfolioNameOf(i),
      aPortfolio(POSITIONS, i),
      WRITE,
    );
  }
  await storage.riskLimits.save(userOf(FIRST), null, LIMITS, WRITE);
  const others = Array.from({ length: USERS - 1 }, (_, i) => userOf(i + 1));
  for (const statement of COPIES) {
    await owner.query(statement, statement.includes('$2') ? [userOf(FIRST), others] : undefined);
  }
}

const COPIES = [
  `CREATE TEMPORARY TABLE copies AS
     SELECT own.id AS first_id, NULL::integer AS user_id, NULL::text AS sub FROM users own LIMIT 0`,
  `WITH made AS (
     INSERT INTO users (google_user_id) SELECT unnest($2::text[]) RETURNING id, google_user_id
   )
   INSERT INTO copies SELECT own.id, made.id, made.google_user_id
   FROM made, users own WHERE own.google_user_id = $1`,
  `INSERT INTO portfolios (user_id, name, name_order, start_date, end_date, extra, version)
   SELECT c.user_id, p.name, p.name_order, p.start_date, p.end_date, p.extra, p.version
   FROM copies c JOIN portfolios p ON p.user_id = c.first_id`,
  `CREATE TEMPORARY TABLE copied AS
   SELECT first.id AS first_id, p.id, p.user_id FROM copies c
   JOIN portfolios first ON first.user_id = c.first_id
   JOIN portfolios p ON p.user_id = c.user_id AND p.name = first.name`,
  `INSERT INTO positions (portfolio_id, user_id, ticker, account_id, shares, dollars, weight, currency, position_type)
   SELECT c.id, c.user_id, p.ticker, p.account_id, p.shares, p.dollars, p.weight, p.currency, p.position_type
   FROM copied c JOIN positions p ON p.portfolio_id = c.first_id`,
  `INSERT INTO factor_proxies (portfolio_id, user_id, ticker, market_proxy, momentum_proxy, value_proxy,
     industry_proxy, subindustry_peers)
   SELECT c.id, c.user_id, p.ticker, p.market_proxy, p.momentum_proxy, p.value_proxy, p.industry_proxy, p.subindustry_peers
   FROM copied c JOIN factor_proxies p ON p.portfolio_id = c.first_id`,
  `INSERT INTO expected_returns (portfolio_id, user_id, ticker, expected_return)
   SELECT c.id, c.user_id, e.ticker, e.expected_return
   FROM copied c JOIN expected_returns e ON e.portfolio_id = c.first_id`,
  `INSERT INTO risk_limits (user_id, max_volatility, max_loss, max_single_stock_weight, max_factor_contribution,
     max_market_contribution, max_industry_contribution, max_single_factor_loss, version)
   SELECT c.user_id, l.max_volatility, l.max_loss, l.max_single_stock_weight, l.max_factor_contribution,
     l.max_market_contribution, l.max_industry_contribution, l.max_single_factor_loss, l.version
   FROM copies c JOIN risk_limits l ON l.user_id = c.first_id`,
  'VACUUM (ANALYZE)',
];
