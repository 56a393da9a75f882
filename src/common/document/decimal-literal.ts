import type { ScalarNode } from './document-node.js';
import { excerpt } from './excerpt.js';
import { FaultList } from './fault-list.js';
import type { Reading } from './reading.js';

export interface DecimalBounds {
  readonly maxDecimals: number;
  /** The absolute value is less than this. */
  readonly below: number;
  /** What a fault says is allowed, for a reader with a tighter range of its own; else plus and minus `below`. */
  readonly allowed?: string;
}

/** A double gives back any decimal of so many significant digits as it was. */
export const MAX_SIGNIFICANT_DIGITS = 15;

/**
 * Reads a number from its literal (sign, digits, fraction, exponent) and lists all that is wrong with it: nothing is
 * rounded, in the literal or in the double. Zeros that only fill up do not count as digits or decimals.
 */
export function readDecimal(
  node: ScalarNode,
  { maxDecimals, below, allowed }: DecimalBounds,
): Reading<number> {
  const faults = new FaultList();
  const shown = excerpt(node.text);
  const decimal = parseLiteral(node.text);
  if (node.quoted) {
    faults.report('wrong-type', node, `${shown} is text; write the number without quotes`);
  } else if (decimal === null) {
    faults.report('not-a-number', node, `${shown} is not a number such as 25, -0.5 or 1e3`);
  } else {
    if (decimal.digits > MAX_SIGNIFICANT_DIGITS) {
      const most = MAX_SIGNIFICANT_DIGITS.toString();
      const detail = `${shown} has ${decimal.digits.toString()} significant digits; at most ${most} are kept`;
      faults.report('number-too-precise', node, detail);
    }
    if (decimal.decimals > maxDecimals) {
      const detail = `${shown} has more than ${maxDecimals.toString()} decimals`;
      faults.report('too-many-decimals', node, detail);
    }
    if (!(Math.abs(decimal.value) < below)) {
      const range = allowed ?? `between -${below.toString()} and ${below.toString()}`;
      faults.report('out-of-bounds', node, `${shown} is not ${range}`);
    }
  }
  return faults.reading(decimal?.value ?? null);
}

/** Significant digits of a decimal literal, without the zeros before and after them; 0 for zero. */
export function significantDigits(literal: string): number {
  return parseLiteral(literal)?.digits ?? 0;
}

interface DecimalLiteral {
  readonly value: number;
  /** How many are significant. */
  readonly digits: number;
  /** After the point, with the exponent worked in. */
  readonly decimals: number;
}

const LITERAL = /^[-+]?(?:(\d+)(?:\.(\d*))?|\.(\d+))(?:[eE]([-+]?\d+))?$/;

function parseLiteral(text: string): DecimalLiteral | null {
  const match = LITERAL.exec(text);
  if (match === null) return null;
  const [, whole = '', fraction = '', bareFraction = '', power = '0'] = match;
  const all = whole + fraction + bareFraction;
  const first = firstNonZero(all);
  if (first === all.length) return { value: 0, digits: 0, decimals: 0 };

  const end = endOfSignificant(all);
  const lastPlace = Number(power) - (fraction.length + bareFraction.length) + (all.length - end);
  return { value: Number(text), digits: end - first, decimals: Math.max(0, -lastPlace) };
}

function firstNonZero(digits: string): number {
  let index = 0;
  while (index < digits.length && digits[index] === '0') index += 1;
  return index;
}

function endOfSignificant(digits: string): number {
  let end = digits.length;
  while (end > 0 && digits[end - 1] === '0') end -= 1;
  return end;
}
