import { decimalText } from '../../../common/document/decimal.js';
import type { JsonObject } from '../../../common/document/json-value.js';
import type { Portfolio, Position } from '../../../portfolio/portfolio.js';

/** A row for each account that holds a part, or one for a position that is not split. */
export function positionRows(positions: readonly Position[]): readonly JsonObject[] {
  return positions.flatMap(({ ticker, quantity, currency, type, accounts }) => {
    const parts = accounts.length === 0 ? [{ id: '', amount: quantity.amount }] : accounts;
    return parts.map(({ id, amount }) => ({
      ticker,
      account_id: id,
      [quantity.unit]: decimalText(amount),
      currency,
      position_type: type,
    }));
  });
}

export function expectedReturnRows(returns: Portfolio['expectedReturns']): readonly JsonObject[] {
  return [...returns].map(([ticker, value]) => ({ ticker, expected_return: decimalText(value) }));
}

export function proxyRows(proxies: Portfolio['factorProxies']): readonly JsonObject[] {
  return [...proxies].map(([ticker, { market, momentum, value, industry, subindustry }]) => ({
    ticker,
    market,
    momentum,
    value,
    industry,
    peers: subindustry,
  }));
}
