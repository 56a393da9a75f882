import type { ComparedEpisode, EpisodeSide } from '../../../engine/compare/compare-episodes.js';
import { columnPercent } from '../../number-format.js';
import { pairsChart } from '../charts/pairs-chart.js';
import { chartFigure } from '../markup/chart-figure.js';
import { dataTable } from '../markup/data-table.js';
import type { PageSection } from '../markup/page-section.js';

const COLUMNS = [
  { title: 'Episode', align: 'left' },
  { title: 'From', align: 'left' },
  { title: 'To', align: 'left' },
  { title: 'Return before', align: 'right' },
  { title: 'Return after', align: 'right' },
  { title: 'Change', align: 'right' },
] as const;

/** What past episodes would do to both portfolios; null without any episode. */
export function comparedEpisodesSection(episodes: readonly ComparedEpisode[]): PageSection | null {
  if (episodes.length === 0) return null;
  const rows = episodes.map(({ name, startDate, endDate, before, after, difference }) => [
    ...[name, startDate, endDate],
    outcome(before),
    outcome(after),
    columnPercent(difference.return),
  ]);
  const pairs = episodes
    .filter(({ before, after }) => before.loss !== null && after.loss !== null)
    .map(({ name, before, after }) => ({ name, before: before.loss, after: after.loss }));
  const words = { id: 'episodes-chart', title: 'Loss in past episodes' };
  return {
    id: 'episodes',
    title: 'Past episodes',
    body: [
      ...(pairs.length === 0 ? [] : [chartFigure(pairsChart(words, pairs))]),
      dataTable({ caption: 'Return in past episodes', columns: COLUMNS, rows }),
    ],
  };
}

function outcome({ status, return: total }: EpisodeSide): string {
  return status === 'known' ? columnPercent(total) : status;
}
