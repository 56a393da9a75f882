/** Shown where a figure is null or unknown. */
export const NO_FIGURE = 'n/a';

/** A fraction as a percentage: `0.1234` is `12.3%`; with two digits below one percent, so that small is not nil. */
export function percent(fraction: number | null): string {
  if (fraction === null) return NO_FIGURE;
  const shown = fraction * 100;
  const small = Math.abs(shown) < 1;
  return `${grouped(shown, small ? 2 : 1)}%`;
}

/** A percentage that always shows its sign: a change, or room that is left. */
export function signedPercent(fraction: number | null): string {
  const text = percent(fraction);
  return fraction === null || text.startsWith('-') ? text : `+${text}`;
}

/** An amount of money with thousands separated: `-5,078.62`. */
export function money(amount: number): string {
  return grouped(amount, 2);
}

/** A number without a unit: a ratio, a beta. */
export function ratio(value: number | null): string {
  return value === null ? NO_FIGURE : grouped(value, 2);
}

/** A number as its owner wrote it, neither rounded nor padded. */
export function exact(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: 20 });
}

function grouped(value: number, digits: number): string {
  const text = value.toLocaleString('en-US', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  // What rounds to nothing has no sign to show.
  return /[1-9]/.test(text) ? text : text.replace('-', '');
}
