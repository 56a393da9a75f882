import { invariant } from '../invariant.js';

/** `digits` × 10^`exponent`. */
interface ScaledDecimal {
  readonly digits: bigint;
  readonly exponent: number;
}

/** The sum of the decimal numbers that the doubles stand for (their shortest forms), exact, then the nearest double. @throws InvariantError */
export function sumDecimals(values: readonly number[]): number {
  const [only] = values;
  if (only !== undefined && values.length === 1) return requireFinite(only) + 0; // -0 becomes 0
  const terms = values.map(scaledDecimal);
  const exponent = terms.reduce((least, term) => Math.min(least, term.exponent), 0);
  const total = terms.reduce(
    (sum, term) => sum + term.digits * 10n ** BigInt(term.exponent - exponent),
    0n,
  );
  return Number(`${total.toString()}e${exponent.toString()}`);
}

/** The shortest decimal that reads back as `value`, written out without an exponent: `0.0000000001`, `-5078.62`. @throws InvariantError */
export function decimalText(value: number): string {
  const { digits, exponent } = scaledDecimal(value);
  if (exponent >= 0) return (digits * 10n ** BigInt(exponent)).toString();
  const sign = digits < 0n ? '-' : '';
  const padded = (digits < 0n ? -digits : digits).toString().padStart(1 - exponent, '0');
  return `${sign}${padded.slice(0, exponent)}.${padded.slice(exponent)}`;
}

function scaledDecimal(value: number): ScaledDecimal {
  const [mantissa = '', power = '0'] = String(requireFinite(value)).split('e');
  const [whole = '', fraction = ''] = mantissa.split('.');
  return { digits: BigInt(whole + fraction), exponent: Number(power) - fraction.length };
}

function requireFinite(value: number): number {
  invariant(Number.isFinite(value), 'a decimal is finite');
  return value;
}
