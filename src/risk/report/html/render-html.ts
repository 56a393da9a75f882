import type { ReportSection } from '../../analysis-report.js';
import type { PageReport } from '../page-report.js';
import { provenanceSentences } from '../provenance-sentences.js';
import { html } from './markup/html.js';
import { page } from './markup/page.js';
import type { PageSection } from './markup/page-section.js';
import { cashSection } from './sections/cash-section.js';
import { correlationSection } from './sections/correlation-section.js';
import { factorsSection } from './sections/factors-section.js';
import { headlineSection } from './sections/headline-section.js';
import { limitsSection } from './sections/limits-section.js';
import { lossSection } from './sections/loss-section.js';
import { notesSection } from './sections/notes-section.js';
import { optimizationSection } from './sections/optimization-section.js';
import { pageLead } from './sections/page-lead.js';
import { performanceSection } from './sections/performance-section.js';
import { positionsSection } from './sections/positions-section.js';
import { scoreSection } from './sections/score-section.js';

/** A report to show, whole or in part. */
export interface HtmlRequest {
  readonly report: PageReport;
  /** What the report is on. */
  readonly title: string;
  /** Those that were asked for; null for all. */
  readonly sections: readonly ReportSection[] | null;
}

type Part = (report: PageReport) => PageSection | null;

/** In the order of the page, with the section of the report that each belongs to; null: there whenever the whole is. */
const PARTS: readonly (readonly [section: ReportSection | null, part: Part])[] = [
  [null, headlineSection],
  ['score', scoreSection],
  ['limits', limitsSection],
  ['contributions', positionsSection],
  ['factors', factorsSection],
  ['covariance', correlationSection],
  ['loss', lossSection],
  ['performance', performanceSection],
  ['optimization', optimizationSection],
  [null, cashSection],
];

/**
 * The report as one page for a person: it needs no network, no script and nothing beside it. Figures are rounded as in
 * the text report. The same report gives the same text.
 */
export function renderHtml({ report, title, sections }: HtmlRequest): string {
  const parts = PARTS.filter(
    ([section]) => sections === null || (section !== null && sections.includes(section)),
  ).map(([, part]) => part(report));
  return page({
    title: `Risk of ${title}`,
    lead: pageLead(report),
    sections: [...parts, notesSection(report)].filter((part) => part !== null),
    footer: html`<p>${provenanceSentences(report).join(' ')}</p>`,
  });
}
