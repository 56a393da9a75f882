import type { LimitEvaluation, OpenBreach } from '../risk-limits/limit-evaluation.js';
import { LIMIT_NAMES } from '../risk/engine/limits/risk-limits.js';
import { columnPercent } from '../risk/report/number-format.js';
import type { Palette } from '../risk/report/palette.js';
import { printable } from '../risk/report/printable.js';
import { section } from '../risk/report/section.js';
import { type Cell, table } from '../risk/report/table.js';

export interface LimitHistory {
  readonly open: readonly OpenBreach[];
  /** Newest first. */
  readonly items: readonly LimitEvaluation[];
}

const OPEN_COLUMNS = [
  { title: '', align: 'left' },
  { title: 'Limit', align: 'left' },
  { title: 'Actual', align: 'right' },
  { title: 'Allowed', align: 'right' },
  { title: 'Since', align: 'left' },
] as const;

const COUNTED = ['breach', 'warn', 'unknown', 'pass'] as const;

const COLUMNS = [
  { title: 'Evaluated', align: 'left' },
  { title: 'Times', align: 'right' },
  { title: 'Last', align: 'left' },
  { title: 'As of', align: 'left' },
  ...COUNTED.map((title) => ({ title, align: 'right' }) as const),
  { title: '', align: 'left' },
] as const;

/** The breaches that are open, and every evaluation with what it opened and closed. */
export function limitHistoryText(
  name: string,
  { open, items }: LimitHistory,
  palette: Palette,
): string {
  const heading = palette.heading(`Limit checks of ${printable(name)}`);
  if (items.length === 0) {
    return `${heading}\nNone yet; each "risk analyze ${printable(name)}" adds one.\n`;
  }
  const lines = [
    heading,
    ...section('Open breaches', openLines(open, palette), palette),
    ...section('Evaluations, newest first', evaluationLines(items, palette), palette),
  ];
  return `${lines.join('\n')}\n`;
}

function openLines(open: readonly OpenBreach[], palette: Palette): readonly string[] {
  if (open.length === 0) return ['  None.'];
  const rows = open.map(({ limit, since, status, actual, limitValue }): readonly Cell[] => [
    { text: status, paint: palette.bad },
    limit,
    columnPercent(actual),
    columnPercent(limitValue),
    minute(since),
  ]);
  return table({ columns: OPEN_COLUMNS, rows, heading: palette.faint });
}

function evaluationLines(items: readonly LimitEvaluation[], palette: Palette): readonly string[] {
  const rows = items.map((evaluation): readonly Cell[] => [
    minute(evaluation.at),
    String(evaluation.times),
    evaluation.times > 1 ? minute(evaluation.lastAt) : '',
    evaluation.asOf,
    ...COUNTED.map((status) => countOf(status, evaluation)),
    transitionsCell(evaluation, palette),
  ]);
  return table({ columns: COLUMNS, rows, heading: palette.faint });
}

function countOf(status: (typeof COUNTED)[number], { limits }: LimitEvaluation): string {
  return String(Object.values(limits).filter((check) => check.status === status).length);
}

function transitionsCell({ limits }: LimitEvaluation, palette: Palette): Cell {
  const named = (event: 'opened' | 'closed'): readonly string[] => {
    const names = LIMIT_NAMES.filter((name) => limits[name]?.event === event);
    return names.length === 0 ? [] : [`${event} ${names.join(', ')}`];
  };
  const opened = named('opened');
  const text = [...opened, ...named('closed')].join('; ');
  return { text, paint: opened.length > 0 ? palette.bad : palette.good };
}

/** To the minute, in UTC: `2024-01-02 12:00Z`. */
function minute(instant: string): string {
  return `${instant.slice(0, 10)} ${instant.slice(11, 16)}Z`;
}
