import { canonicalJson } from '../common/document/canonical-json.js';
import type { JsonValue } from '../common/document/json-value.js';
import type { Change, ChangeSet } from '../portfolio/change.js';
import type { Palette } from '../risk/report/palette.js';
import { printable } from '../risk/report/printable.js';
import { table } from '../risk/report/table.js';

const COLUMNS = [
  { title: 'When', align: 'left' },
  { title: 'Change', align: 'left' },
  { title: 'What', align: 'left' },
  { title: 'Why', align: 'left', isCut: true },
] as const;

const LONGEST_VALUE = 60;

/** Change sets, newest first, each with the id that a revert takes. */
export function changeSetsText(
  name: string,
  changeSets: readonly ChangeSet[],
  palette: Palette,
): string {
  const heading = palette.heading(`Changes of ${printable(name)}`);
  if (changeSets.length === 0) return `${heading}\nNone is known.\n`;
  const rows = changeSets.map((changeSet) => [
    `${changeSet.at.slice(0, 10)} ${changeSet.at.slice(11, 16)}Z`,
    changeSet.id,
    summaryOf(changeSet),
    printable(changeSet.reason ?? ''),
  ]);
  const lines = table({ columns: COLUMNS, rows, heading: palette.faint });
  return `${[heading, ...lines].join('\n')}\n`;
}

/** One line for each change: what it is about, before and after. */
export function changeLines(changes: readonly Change[]): readonly string[] {
  return changes.map(({ kind, subject, before, after }) => {
    const what = subject === null ? kind : `${kind} ${printable(subject)}`;
    return `  ${what}: ${valueText(before)} -> ${valueText(after)}`;
  });
}

function summaryOf({ changes }: ChangeSet): string {
  const counts = new Map<string, number>();
  for (const { kind } of changes) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts].map(([kind, count]) => (count === 1 ? kind : `${count} ${kind}`)).join(', ');
}

function valueText(value: JsonValue): string {
  if (value === null) return 'none';
  const text = canonicalJson(value);
  return printable(text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}…` : text);
}
