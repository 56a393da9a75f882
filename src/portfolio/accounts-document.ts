import { byCodeUnit } from '../common/document/code-unit-order.js';
import { decimalText, sumDecimals } from '../common/document/decimal.js';
import type { DocumentNode, ListNode, MapNode } from '../common/document/document-node.js';
import { excerpt } from '../common/document/excerpt.js';
import type { FaultList } from '../common/document/fault-list.js';
import {
  asList,
  asMap,
  asScalar,
  optionalField,
  refuseUnknownKeys,
  requiredField,
} from '../common/document/fields.js';
import type { JsonValue } from '../common/document/json-value.js';
import { labelReason } from '../common/document/text-rules.js';
import type { AccountPart, Quantity, QuantityUnit } from './portfolio.js';
import { readAmount } from './quantity-document.js';

/** Of an account's id, in code points. */
const MAX_ACCOUNT_ID_LENGTH = 100;

/** The `accounts` of a position: parts in its own unit that add up to it exactly, each account once. */
export function readAccounts(
  position: MapNode,
  quantity: Quantity | null,
  faults: FaultList,
): readonly AccountPart[] {
  const node = optionalField(position, 'accounts');
  const list = node === null ? null : asList(node, '[{ id: ibkr-1, shares: 7 }]', faults);
  if (list === null || quantity === null) return [];

  const parts = list.items.map((item) => readPart(item, quantity.unit, faults));
  const known = parts.filter((part) => part !== null);
  requireDistinct(list, parts, faults);
  if (known.length > 0 && known.length === parts.length) requireSum(list, known, quantity, faults);
  return known.sort((left, right) => byCodeUnit(left.id, right.id));
}

/** The form in which `readAccounts` reads them. */
export function accountsDocument(
  parts: readonly AccountPart[],
  unit: QuantityUnit,
): readonly JsonValue[] {
  return parts.map(({ id, amount }) => ({ id, [unit]: amount }));
}

function readPart(node: DocumentNode, unit: QuantityUnit, faults: FaultList): AccountPart | null {
  const map = asMap(node, `{ id: ibkr-1, ${unit}: 7 }`, faults);
  if (map === null) return null;
  refuseUnknownKeys(map, ['id', unit], `an account of a position in ${unit}`, faults);
  const id = readId(map, faults);
  const amountNode = requiredField(
    map,
    unit,
    `the part of the position that is in the account`,
    faults,
  );
  const amount = amountNode === null ? null : readAmount(amountNode, unit, faults);
  return id === null || amount === null ? null : { id, amount };
}

function readId(map: MapNode, faults: FaultList): string | null {
  const node = requiredField(map, 'id', 'the name of the account', faults);
  const scalar = node === null ? null : asScalar(node, 'ibkr-1', faults);
  if (scalar === null) return null;
  const reason = labelReason(scalar.text, MAX_ACCOUNT_ID_LENGTH);
  if (reason === null) return scalar.text;
  faults.report(
    'invalid-name',
    scalar,
    `${excerpt(scalar.text)} is not the id of an account: ${reason}`,
  );
  return null;
}

function requireDistinct(
  list: ListNode,
  parts: readonly (AccountPart | null)[],
  faults: FaultList,
): void {
  const seen = new Set<string>();
  parts.forEach((part, index) => {
    if (part === null) return;
    if (seen.has(part.id)) {
      const detail = `the account ${excerpt(part.id)} is there already; each may appear once`;
      faults.report('duplicate-account', list.items[index] ?? list, detail);
    }
    seen.add(part.id);
  });
}

function requireSum(
  list: ListNode,
  parts: readonly AccountPart[],
  { unit, amount }: Quantity,
  faults: FaultList,
): void {
  const amounts = parts.map((part) => part.amount);
  const difference = sumDecimals([...amounts, -amount]);
  if (difference === 0) return;
  const more = difference > 0 ? 'more' : 'less';
  const by = decimalText(Math.abs(difference));
  const detail = `the accounts have ${by} ${more} than the ${decimalText(amount)} ${unit} of the position`;
  faults.report('accounts-sum', list, detail);
}
