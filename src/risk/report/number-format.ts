/** Shown where a figure is null or unknown. */
export const NO_FIGURE = 'n/a';

/** A fraction as a percentage: `0.1234` is `12.3%`; with two digits below one percent, so that small is not nil. */
export function percent(fraction: number | null): string {
  if (fraction === null) return NO_FIGURE;
  return grouped(fraction * 100, Math.abs(fraction) < 0.01 ? 2 : 1, '%');
}

/** A percentage for a column of them, always with two digits: `12.34%`. */
export function columnPercent(fraction: number | null): string {
  return fraction === null ? NO_FIGURE : grouped(fraction * 100, 2, '%');
}

/** As `columnPercent`, and its sign is always shown: room that is left. */
export function signedPercent(fraction: number | null): string {
  const text = columnPercent(fraction);
  return fraction === null || text.startsWith('-') ? text : `+${text}`;
}

/** A rate as its owner would say it: `0.02` is `2%`, `0.0375` is `3.75%`. */
export function rate(fraction: number): string {
  return fraction.toLocaleString('en-US', { style: 'percent', maximumFractionDigits: 4 });
}

const TEN_MILLIONS = 1e7;

/** An amount of money with thousands separated: `-5,078.62`; from ten millions on without cents. */
export function money(amount: number): string {
  return grouped(amount, Math.abs(amount) < TEN_MILLIONS ? 2 : 0, '');
}

/** A number without a unit: a ratio, a beta. */
export function ratio(value: number | null): string {
  return value === null ? NO_FIGURE : grouped(value, 2, '');
}

/** A number as its owner wrote it, neither rounded nor padded. */
export function exact(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: 20 });
}

function grouped(value: number, digits: number, unit: string): string {
  const text = value.toLocaleString('en-US', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  // What rounds to nothing has no sign to show.
  return `${/[1-9]/.test(text) ? text : text.replace('-', '')}${unit}`;
}
