import type { AnalysisReport } from '../analysis-report.js';
import type { ScoreComponent } from '../engine/analysis-result.js';
import { bar } from './bar.js';
import { bandPaint } from './band-paint.js';
import type { Palette } from './palette.js';
import { section } from './section.js';
import { type Cell, table } from './table.js';

const COMPONENTS: readonly ScoreComponent[] = ['volatility', 'loss', 'concentration', 'factor'];

const COLUMNS = [
  { title: 'Part', align: 'left' },
  { title: 'Points', align: 'right' },
  { title: '', align: 'left' },
  { title: '', align: 'left' },
] as const;

/** The score, its parts, and the part that costs most points. 100 is safest. */
export function scoreSection({ score }: AnalysisReport, palette: Palette): readonly string[] {
  const rows = COMPONENTS.map((component): readonly Cell[] => {
    const points = score.components[component];
    const note = component === score.costliest ? 'costs most' : '';
    return points === undefined
      ? [component, 'unknown', '', 'its limits cannot be checked']
      : [component, points.toFixed(0), bar(points / 100, { blocks: 20 }), note];
  });
  const total: readonly Cell[] = [
    { text: 'score', paint: palette.heading },
    score.score === null
      ? 'unknown'
      : { text: score.score.toFixed(0), paint: bandPaint(score.band, palette) },
    score.score === null ? '' : bar(score.score / 100, { blocks: 20 }),
    score.band === null ? '' : `${score.band} risk${score.complete ? '' : ', incomplete'}`,
  ];
  const title = 'Risk score, 100 is safest';
  return section(
    title,
    table({ columns: COLUMNS, rows: [...rows, total], heading: palette.faint }),
    palette,
  );
}
