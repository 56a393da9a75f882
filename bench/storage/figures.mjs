export function summarize(times) {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (fraction) => sorted[Math.ceil(fraction * sorted.length) - 1];
  const mean = sorted.reduce((sum, time) => sum + time, 0) / sorted.length;
  return { median: at(0.5), p95: at(0.95), p99: at(0.99), worst: sorted.at(-1), mean };
}

const COLUMNS = ['median', 'p95', 'p99', 'mean', 'worst'];

export function headOf() {
  const columns = COLUMNS.map((column) => column.padStart(9)).join('');
  return `${'operation'.padEnd(10)} users ${'by'.padEnd(7)}${columns}   / plain: median     p95     p99`;
}

/** @param floor the summary of plain pg, in the same rounds. */
export function lineOf({ operation, users, name, summary, floor }) {
  const times = COLUMNS.map((column) => summary[column].toFixed(2).padStart(9)).join('');
  const ratios = ['median', 'p95', 'p99'].map((column) =>
    (summary[column] / floor[column]).toFixed(2).padStart(8),
  );
  const beside = name === 'plain' ? '' : `          ${ratios.join('')}`;
  const turnedAway = summary.refused === 0 ? '' : `   ${summary.refused} turned away`;
  return `${operation.padEnd(10)} ${String(users).padStart(5)} ${name.padEnd(7)}${times}${beside}${turnedAway}`;
}
