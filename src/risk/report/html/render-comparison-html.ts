import type { AnalysisReport } from '../../analysis-report.js';
import type { AnalysisWarning } from '../../engine/analysis-result.js';
import type { ComparedEpisode } from '../../engine/compare/compare-episodes.js';
import type { BeforeAndAfter, ComparedSide } from '../compared-figures.js';
import { type Provenance, provenanceSentences } from '../provenance-sentences.js';
import { figureList } from './markup/figure-list.js';
import { html, type Html } from './markup/html.js';
import { page } from './markup/page.js';
import type { PageSection } from './markup/page-section.js';
import { comparedEpisodesSection } from './sections/compared-episodes-section.js';
import { comparedFactorsSection } from './sections/compared-factors-section.js';
import { comparedFiguresSection } from './sections/compared-figures-section.js';
import { comparedLimitsSection } from './sections/compared-limits-section.js';
import { comparedPositionsSection } from './sections/compared-positions-section.js';

type Side = ComparedSide & Provenance & Pick<AnalysisReport, 'asOf' | 'window' | 'warnings'>;

/** Two portfolios held against each other. */
export interface ComparisonHtmlRequest {
  /** What was compared. */
  readonly title: string;
  readonly comparison: BeforeAndAfter<Side> & {
    /** About the comparison; each side has its own. */
    readonly warnings: readonly AnalysisWarning[];
    readonly episodes: readonly ComparedEpisode[];
  };
}

/** What a change would do, as one page of the same kind as a report. The same comparison gives the same text. */
export function renderComparisonHtml({ title, comparison }: ComparisonHtmlRequest): string {
  const sections = [
    comparedFiguresSection(comparison),
    comparedLimitsSection(comparison),
    comparedPositionsSection(comparison),
    comparedFactorsSection(comparison),
    comparedEpisodesSection(comparison.episodes),
    warningsSection(comparison),
  ];
  return page({
    title,
    lead: lead(comparison),
    sections: sections.filter((section) => section !== null),
    footer: html`${provenance('Before', comparison.before)}${provenance('After', comparison.after)}`,
  });
}

function lead({ before, after }: BeforeAndAfter<Side>): Html {
  const returns = ({ window }: Side): string =>
    `${window.first} to ${window.last}, ${String(window.months)} months`;
  return figureList([
    ['As of', after.asOf],
    ['Returns before', returns(before)],
    ['Returns after', returns(after)],
  ]);
}

function warningsSection(comparison: ComparisonHtmlRequest['comparison']): PageSection | null {
  const { before, after, warnings } = comparison;
  const body = [
    ...list('The comparison', warnings),
    ...list('Before', before.warnings),
    ...list('After', after.warnings),
  ];
  return body.length === 0 ? null : { id: 'notes', title: 'What to know', body };
}

function list(title: string, warnings: readonly AnalysisWarning[]): readonly Html[] {
  if (warnings.length === 0) return [];
  const items = warnings.map(({ code, detail }) => html`<li>${detail} <code>${code}</code></li>`);
  return [
    html`<h3>${title}</h3>
      <ul>
        ${items}
      </ul>`,
  ];
}

function provenance(side: string, report: Side): Html {
  return html`<p>${side}: ${provenanceSentences(report).join(' ')}</p>`;
}
