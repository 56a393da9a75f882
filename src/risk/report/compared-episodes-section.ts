import type { ComparisonReport } from '../comparison-report.js';
import type { ComparedEpisode, EpisodeSide } from '../engine/compare/compare-episodes.js';
import { columnPercent } from './number-format.js';
import type { Palette } from './palette.js';
import { paragraph } from './paragraph.js';
import { section } from './section.js';
import { signedCell } from './signed-cell.js';
import { type Cell, table } from './table.js';

const COLUMNS = [
  { title: 'Episode', align: 'left' },
  { title: 'From', align: 'left' },
  { title: 'To', align: 'left' },
  { title: 'Before', align: 'right' },
  { title: 'After', align: 'right' },
  { title: 'Change', align: 'right' },
] as const;

/** What past episodes would do to both; those that nothing is known of are named below. */
export function comparedEpisodesSection(
  { episodes }: ComparisonReport,
  palette: Palette,
): readonly string[] {
  if (episodes.length === 0) return [];
  const isTold = ({ before, after }: ComparedEpisode): boolean =>
    before.status === 'known' || after.status === 'known';
  const told = episodes.filter(isTold);
  const rows = told.map(({ name, startDate, endDate, before, after, difference }) => [
    ...[name, startDate, endDate],
    outcome(before, palette),
    outcome(after, palette),
    signedCell(columnPercent(difference.return), palette),
  ]);
  const untold = episodes.filter((episode) => !isTold(episode)).map(({ name }) => name);
  const note =
    untold.length === 0
      ? []
      : paragraph('  ', `not known of either, as \`risk stress\` explains: ${untold.join(', ')}`);
  const body = rows.length === 0 ? [] : table({ columns: COLUMNS, rows, heading: palette.faint });
  return section('Return in past episodes', [...body, ...note], palette);
}

function outcome({ status, return: total }: EpisodeSide, palette: Palette): Cell {
  return status === 'known'
    ? signedCell(columnPercent(total), palette)
    : { text: status, paint: palette.caution };
}
