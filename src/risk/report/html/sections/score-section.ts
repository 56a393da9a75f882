import type { ReportFigures } from '../../../analysis-report.js';
import type { ScoreComponent } from '../../../engine/analysis-result.js';
import { dataTable } from '../markup/data-table.js';
import type { PageSection } from '../markup/page-section.js';

const COMPONENTS: readonly ScoreComponent[] = ['volatility', 'loss', 'concentration', 'factor'];

const COLUMNS = [
  { title: 'Part', align: 'left' },
  { title: 'Points', align: 'right' },
  { title: 'Note', align: 'left' },
] as const;

/** The score, its parts, and the part that costs most points. */
export function scoreSection({ score }: ReportFigures): PageSection {
  const rows = COMPONENTS.map((component) => {
    const points = score.components[component];
    if (points === undefined) return [component, 'unknown', 'its limits cannot be checked'];
    return [component, points.toFixed(0), component === score.costliest ? 'costs most' : ''];
  });
  const total =
    score.score === null
      ? ['Score', 'unknown', 'no limit is known']
      : [
          'Score',
          score.score.toFixed(0),
          `${String(score.band)} risk${score.complete ? '' : ', incomplete'}`,
        ];
  const caption = 'Points of 100; 100 is safest';
  return {
    id: 'score',
    title: 'Risk score',
    body: [dataTable({ caption, columns: COLUMNS, rows, total })],
  };
}
