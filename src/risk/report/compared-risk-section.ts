import type { ComparisonReport } from '../comparison-report.js';
import { columnPercent, ratio, signedPercent, signedRatio } from './number-format.js';
import type { Palette } from './palette.js';
import { section } from './section.js';
import { signedCell } from './signed-cell.js';
import { table } from './table.js';

/** The rest is in the JSON. */
const MOST_ROWS = 8;

const COLUMNS = [
  { title: '', align: 'left', isCut: true },
  { title: 'Before', align: 'right' },
  { title: 'After', align: 'right' },
  { title: 'Change', align: 'right' },
] as const;

/** Contributions to the volatility and exposures to factors, those that change most first. */
export function comparedRiskSection(report: ComparisonReport, palette: Palette): readonly string[] {
  const { before, after, difference } = report;
  const contributions = mostChanged(difference.contributions, ({ contribution }) => contribution);
  const exposures = mostChanged(difference.decomposition.factors, ({ exposure }) => exposure);
  const contribution = (side: typeof before, ticker: string): number =>
    own(side.contributions, ticker)?.contribution ?? 0;
  const exposure = (side: typeof before, factor: string): number =>
    own(side.decomposition.factors, factor)?.exposure ?? 0;
  return [
    ...section(
      'Contributions to the volatility that change most',
      rows(
        contributions,
        (ticker) => {
          const [former, latter] = [contribution(before, ticker), contribution(after, ticker)];
          return [columnPercent(former), columnPercent(latter), signedPercent(latter - former)];
        },
        palette,
      ),
      palette,
    ),
    ...section(
      'Exposures to factors that change most',
      rows(
        exposures,
        (factor) => {
          const [former, latter] = [exposure(before, factor), exposure(after, factor)];
          return [ratio(former), ratio(latter), signedRatio(latter - former)];
        },
        palette,
      ),
      palette,
    ),
  ];
}

/** A ticker may be called `constructor`. */
function own<Value>(values: Readonly<Record<string, Value>>, name: string): Value | undefined {
  return Object.hasOwn(values, name) ? values[name] : undefined;
}

function mostChanged<Change extends object>(
  changes: Readonly<Partial<Record<string, Change>>>,
  of: (change: Change) => number | null,
): readonly string[] {
  return Object.entries(changes)
    .map(([name, change]) => ({
      name,
      size: Math.abs((change === undefined ? null : of(change)) ?? 0),
    }))
    .filter(({ size }) => size > 0)
    .sort((a, b) => b.size - a.size)
    .slice(0, MOST_ROWS)
    .map(({ name }) => name);
}

function rows(
  names: readonly string[],
  figuresOf: (name: string) => readonly string[],
  palette: Palette,
): readonly string[] {
  if (names.length === 0) return [];
  return table({
    columns: COLUMNS,
    rows: names.map((name) => [name, ...figuresOf(name).map((text) => signedCell(text, palette))]),
    heading: palette.faint,
  });
}
