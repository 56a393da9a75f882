import { type DecimalBounds, readDecimal } from '../../common/document/decimal-literal.js';
import type { ScalarNode } from '../../common/document/document-node.js';
import { excerpt } from '../../common/document/excerpt.js';
import type { FaultList } from '../../common/document/fault-list.js';
import { checkCurrency } from '../../portfolio/currency-document.js';
import { QUANTITY_BOUNDS } from '../../portfolio/quantity-bounds.js';
import type { ChangeUnit, Delta } from './what-if.js';

const NUMBER = String.raw`([-+]?(?:\d+(?:\.\d*)?|\.\d+))`;

/** Each form of a delta; a fraction of a percent or a basis point is read as the decimal it is, never divided. */
const FORMS: readonly (readonly [form: RegExp, unit: ChangeUnit, exponent: number])[] = [
  [new RegExp(`^${NUMBER}%$`), 'weight', -2],
  [new RegExp(`^${NUMBER} ?bps?$`), 'weight', -4],
  [new RegExp(`^${NUMBER}$`), 'weight', 0],
  [new RegExp(`^${NUMBER} ?shares?$`), 'shares', 0],
];
const DOLLARS = /^([-+]?)\$(\d+(?:\.\d*)?|\.\d+)$/;
const MONEY = new RegExp(`^${NUMBER} ([A-Z0-9]{3,16})$`);

const EXAMPLES = '+5%, -200bp, 0.03, $1000, -500 EUR or 10 shares';

/** `+5%`, `-200bp`, `0.03`, `$1000`, `-500 EUR` or `10 shares`; null with every fault in it. */
export function readChangeText(node: ScalarNode, faults: FaultList): Delta | null {
  const text = node.text.trim();
  for (const [form, unit, exponent] of FORMS) {
    const literal = form.exec(text)?.[1];
    if (literal !== undefined) return delta(node, { literal, exponent, unit }, null, faults);
  }
  const [, sign, dollars] = DOLLARS.exec(text) ?? [];
  if (sign !== undefined && dollars !== undefined) {
    return delta(node, { literal: sign + dollars, exponent: 0, unit: 'dollars' }, null, faults);
  }
  const [, money, currency] = MONEY.exec(text) ?? [];
  if (money !== undefined && currency !== undefined) {
    checkCurrency(currency, node, faults);
    return delta(node, { literal: money, exponent: 0, unit: 'dollars' }, currency, faults);
  }
  faults.report('not-a-number', node, `${excerpt(node.text)} is not a change such as ${EXAMPLES}`);
  return null;
}

/** A number, or text with `%` or `bp`. */
export function readWeightChange(node: ScalarNode, faults: FaultList): number | null {
  if (!node.quoted) return faults.take(readDecimal(node, QUANTITY_BOUNDS.weight));
  const read = readChangeText(node, faults);
  if (read === null || read.unit === 'weight') return read?.amount ?? null;
  faults.report(
    'not-a-number',
    node,
    `${excerpt(node.text)} is not a weight such as 0.03 or "+5%"`,
  );
  return null;
}

interface Literal {
  readonly literal: string;
  readonly exponent: number;
  readonly unit: ChangeUnit;
}

function delta(
  node: ScalarNode,
  { literal, exponent, unit }: Literal,
  currency: string | null,
  faults: FaultList,
): Delta | null {
  const bounds: DecimalBounds = QUANTITY_BOUNDS[unit];
  const text = exponent === 0 ? literal : `${literal}e${exponent.toString()}`;
  const amount = faults.take(readDecimal({ ...node, text, quoted: false }, bounds));
  return amount === null ? null : { unit, amount, currency };
}
