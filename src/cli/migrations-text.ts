import type { Palette, Paint } from '../risk/report/palette.js';
import { printable } from '../risk/report/printable.js';
import { type Cell, table } from '../risk/report/table.js';
import type {
  Loss,
  MigrationStanding,
  MigrationState,
  RollbackPlan,
} from '../storage/database-migrations.js';

const COLUMNS = [
  { title: 'Migration', align: 'left' },
  { title: 'State', align: 'left' },
  { title: 'Applied at', align: 'left' },
] as const;

const PAINTS: Readonly<Record<MigrationState, keyof Palette>> = {
  applied: 'good',
  pending: 'caution',
  unfinished: 'bad',
  edited: 'bad',
  unknown: 'bad',
};

/** Every migration with its state, and what to do about those with which something is wrong. */
export function migrationsText(standings: readonly MigrationStanding[], palette: Palette): string {
  const rows = standings.map(({ name, state, appliedAt }): readonly Cell[] => {
    const paint: Paint = palette[PAINTS[state]];
    return [name, { text: state, paint }, appliedAt ?? ''];
  });
  const lines = [
    ...table({ columns: COLUMNS, rows, heading: palette.faint }),
    ...standings.flatMap(({ name, remedy }) =>
      remedy === null ? [] : [`${palette.bad(printable(name))}: ${printable(remedy)}`],
    ),
    ...(standings.some(({ state }) => state === 'pending')
      ? ['"risk db migrate" applies what is pending.']
      : []),
  ];
  return `${lines.join('\n')}\n`;
}

/** What is undone, and what goes with it. */
export function rollbackPlanText(
  { undone, losses, untried }: RollbackPlan,
  palette: Palette,
): string {
  const lines = [
    palette.heading('to be undone:'),
    ...undone.map((name) => `  ${printable(name)}`),
    ...(losses.length === 0 ? [] : [palette.bad('lost for good:'), ...losses.map(lossLine)]),
    ...(untried.length === 0
      ? []
      : [
          palette.caution(
            'what these lose cannot be told beforehand, for they run without a transaction:',
          ),
          ...untried.map((name) => `  ${printable(name)}`),
        ]),
    ...(losses.length === 0 && untried.length === 0 ? ['no data is lost'] : []),
  ];
  return `${lines.join('\n')}\n`;
}

function lossLine({ table: name, column, rows }: Loss): string {
  const count = rows === 1 ? '1 row' : `${rows.toString()} rows`;
  return column === null
    ? `  ${printable(name)}: ${count}`
    : `  ${printable(name)}.${printable(column)}: the values of ${count}`;
}
