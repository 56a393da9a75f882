import type { ValidDocument } from '../common/document/stored-document.js';
import { exact } from '../risk/report/number-format.js';
import type { Palette } from '../risk/report/palette.js';
import { paragraph } from '../risk/report/paragraph.js';
import { printable } from '../risk/report/printable.js';
import { signedCell } from '../risk/report/signed-cell.js';
import { table } from '../risk/report/table.js';
import type { Scenario } from '../scenario/scenario.js';

const COLUMNS = [
  { title: 'Ticker', align: 'left', isCut: true },
  { title: 'Target weight', align: 'right' },
] as const;

/** A stored scenario as its owner wrote it, nothing rounded. */
export function scenarioText(
  { name, content, version }: ValidDocument<Scenario>,
  palette: Palette,
): string {
  const { description, basePortfolio, targetWeights } = content;
  const base = basePortfolio === null ? 'on no portfolio' : `on ${printable(basePortfolio)}`;
  const rows = [...targetWeights].map(([ticker, weight]) => [
    ticker,
    signedCell(exact(weight), palette),
  ]);
  const lines = [
    palette.heading(printable(name)),
    `${base}, version ${version}`,
    ...(description ?? '').split('\n').flatMap((text) => (text === '' ? [] : paragraph('', text))),
    '',
    ...table({ columns: COLUMNS, rows, heading: palette.faint }),
  ];
  return `${lines.join('\n')}\n`;
}
