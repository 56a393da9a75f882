import type { ReportFigures } from '../../../analysis-report.js';
import { performanceFigures, performanceTitle } from '../../performance-figures.js';
import { figureList } from '../markup/figure-list.js';
import { missingNote } from './missing-note.js';
import { html } from '../markup/html.js';
import type { PageSection } from '../markup/page-section.js';

/** What today's weights would have earned, alone and against the benchmark where there is one. */
export function performanceSection(report: ReportFigures): PageSection {
  return {
    id: 'performance',
    title: 'Performance',
    body: [
      html`<p>${performanceTitle(report)}.</p>`,
      figureList(performanceFigures(report)),
      missingNote(report, ['undefined-ratio', 'benchmark-history-short', 'benchmark-missing']),
    ],
  };
}
