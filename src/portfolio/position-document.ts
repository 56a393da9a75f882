import type { DocumentNode, MapNode } from '../common/document/document-node.js';
import { excerpt } from '../common/document/excerpt.js';
import type { FaultList } from '../common/document/fault-list.js';
import { asMap, asScalar, optionalField, refuseUnknownKeys } from '../common/document/fields.js';
import type { JsonObject } from '../common/document/json-value.js';
import { accountsDocument, readAccounts } from './accounts-document.js';
import { checkCurrency } from './currency-document.js';
import type { Position } from './portfolio.js';
import { QUANTITY_UNITS, readQuantity } from './quantity-document.js';
import { checkTicker } from './ticker-document.js';

const POSITION_KEYS = [...QUANTITY_UNITS, 'currency', 'type', 'accounts'];

/** One entry of `portfolio_input`; null when it has no readable quantity (the reason is reported). */
export function readPosition(
  ticker: string,
  node: DocumentNode,
  faults: FaultList,
): Position | null {
  checkTicker(ticker, node, faults);
  const map = asMap(node, '{ shares: 25 }', faults);
  if (map === null) return null;
  refuseUnknownKeys(map, POSITION_KEYS, 'a position', faults);
  const quantity = readQuantity(map, ticker, faults);
  const currency = readCurrency(map, faults);
  const type = readType(map, faults);
  const accounts = readAccounts(map, quantity, faults);
  return quantity === null ? null : { ticker, quantity, currency, type, accounts };
}

/** The form in which `readPosition` reads it. */
export function positionDocument({ quantity, currency, type, accounts }: Position): JsonObject {
  const { unit, amount } = quantity;
  return {
    [unit]: amount,
    ...(currency === null ? {} : { currency }),
    ...(type === null ? {} : { type }),
    ...(accounts.length === 0 ? {} : { accounts: accountsDocument(accounts, unit) }),
  };
}

function readCurrency(map: MapNode, faults: FaultList): string | null {
  const node = optionalField(map, 'currency');
  const scalar = node === null ? null : asScalar(node, 'USD', faults);
  if (scalar === null) return null;
  checkCurrency(scalar.text, scalar, faults);
  return scalar.text;
}

const TYPE = /^(?! )[a-z_ -]{1,32}(?<! )$/;

function readType(map: MapNode, faults: FaultList): string | null {
  const node = optionalField(map, 'type');
  const scalar = node === null ? null : asScalar(node, 'etf', faults);
  if (scalar === null) return null;
  if (!TYPE.test(scalar.text)) {
    const detail = `${excerpt(scalar.text)} is not a type: up to 32 lower-case letters, such as stock, etf or cash`;
    faults.report('invalid-choice', scalar, detail);
  }
  return scalar.text;
}
