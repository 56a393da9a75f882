// One formatter each for the whole report: making one costs more than using it a thousand times.
const ONE_DIGIT = fixedDigits(1);
const TWO_DIGITS = fixedDigits(2);
const NO_DIGITS = fixedDigits(0);
const EXACT = new Intl.NumberFormat('en-US', { maximumFractionDigits: 20 });
const RATE = new Intl.NumberFormat('en-US', { style: 'percent', maximumFractionDigits: 4 });

/** Shown where a figure is null or unknown. */
export const NO_FIGURE = 'n/a';

/** A fraction as a percentage: `0.1234` is `12.3%`; with two digits below one percent, so that small is not nil. */
export function percent(fraction: number | null): string {
  if (fraction === null) return NO_FIGURE;
  return `${rounded(fraction * 100, Math.abs(fraction) < 0.01 ? TWO_DIGITS : ONE_DIGIT)}%`;
}

/** A percentage for a column of them, always with two digits: `12.34%`. */
export function columnPercent(fraction: number | null): string {
  return fraction === null ? NO_FIGURE : `${rounded(fraction * 100, TWO_DIGITS)}%`;
}

/** As `columnPercent`, and its sign is always shown: room that is left. */
export function signedPercent(fraction: number | null): string {
  const text = columnPercent(fraction);
  return fraction === null || text.startsWith('-') ? text : `+${text}`;
}

/** A rate as its owner would say it: `0.02` is `2%`, `0.0375` is `3.75%`. */
export function rate(fraction: number): string {
  return RATE.format(fraction);
}

const TEN_MILLIONS = 1e7;

/** An amount of money with thousands separated: `-5,078.62`; from ten millions on without cents. */
export function money(amount: number): string {
  return rounded(amount, Math.abs(amount) < TEN_MILLIONS ? TWO_DIGITS : NO_DIGITS);
}

/** A number without a unit: a ratio, a beta. */
export function ratio(value: number | null): string {
  return value === null ? NO_FIGURE : rounded(value, TWO_DIGITS);
}

/** As `ratio`, and its sign is always shown: a change. */
export function signedRatio(value: number | null): string {
  const text = ratio(value);
  return value === null || text.startsWith('-') ? text : `+${text}`;
}

/** A number as its owner wrote it, neither rounded nor padded. */
export function exact(value: number): string {
  return EXACT.format(value);
}

/** What rounds to nothing has no sign to show. */
function rounded(value: number, format: Intl.NumberFormat): string {
  const text = format.format(value);
  return /[1-9]/.test(text) ? text : text.replace('-', '');
}

function fixedDigits(digits: number): Intl.NumberFormat {
  return new Intl.NumberFormat('en-US', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
}
