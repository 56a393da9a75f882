import type { ComparisonReport } from '../comparison-report.js';
import { comparedEpisodesSection } from './compared-episodes-section.js';
import { comparedFigures } from './compared-figures.js';
import { comparedRiskSection } from './compared-risk-section.js';
import { isWeighted } from './is-weighted.js';
import { limitChangesSection } from './limit-changes-section.js';
import { money } from './number-format.js';
import type { Palette } from './palette.js';
import { paragraph } from './paragraph.js';
import { printable } from './printable.js';
import { provenanceSection } from './provenance-section.js';
import { section } from './section.js';
import { signedCell } from './signed-cell.js';
import { type Cell, table } from './table.js';
import { tradesSection } from './trades-section.js';

const RULE = '─'.repeat(80);

const COLUMNS = [
  { title: '', align: 'left' },
  { title: 'Before', align: 'right' },
  { title: 'After', align: 'right' },
  { title: 'Change', align: 'right' },
] as const;

/** A comparison for a person at a terminal, 80 columns wide. */
export function comparisonText(report: ComparisonReport, title: string, palette: Palette): string {
  const lines = [
    ...titleLines(report, title, palette),
    '',
    ...table({ columns: COLUMNS, rows: figureRows(report, palette), heading: palette.faint }),
    ...limitChangesSection(report, palette),
    ...tradesSection(report, palette),
    ...comparedRiskSection(report, palette),
    ...comparedEpisodesSection(report, palette),
    ...section('Warnings', warningLines(report, palette), palette),
    ...provenanceSection(report.after, palette),
  ];
  return `${lines.join('\n')}\n`;
}

function titleLines(report: ComparisonReport, title: string, palette: Palette): readonly string[] {
  const { before, after } = report;
  const value = isWeighted(before)
    ? 'given by weight'
    : `${money(before.netValue)} ${before.baseCurrency}`;
  return [
    palette.heading(printable(title)),
    palette.faint(RULE),
    `As of       ${before.asOf}`,
    `Net value   ${value}`,
    `Window      ${windowText(report)}`,
    ...(after.benchmark === null ? [] : [`Benchmark   ${printable(after.benchmark)}`]),
  ];
}

function windowText({ before, after }: ComparisonReport): string {
  const [former, latter] = [before.window, after.window].map(
    ({ first, last, months }) => `${first} to ${last}, ${String(months)} months`,
  );
  return former === latter
    ? `${former ?? ''} of returns`
    : `before ${former ?? ''}; after ${latter ?? ''}`;
}

function figureRows(report: ComparisonReport, palette: Palette): readonly (readonly Cell[])[] {
  return comparedFigures(report).map(({ name, before, after, change }) => [
    name,
    signedCell(before, palette),
    signedCell(after, palette),
    signedCell(change, palette),
  ]);
}

/** Of the comparison, and what is new afterwards. */
function warningLines(report: ComparisonReport, palette: Palette): readonly string[] {
  const known = new Set(report.before.warnings.map(({ detail }) => detail));
  const fresh = report.after.warnings.filter(({ detail }) => !known.has(detail));
  return [...report.warnings, ...fresh].flatMap(({ code, detail }) =>
    paragraph('  ! ', `${detail} [${code}]`).map((line) => palette.caution(line)),
  );
}
