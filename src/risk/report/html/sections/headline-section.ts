import type { ReportFigures } from '../../../analysis-report.js';
import type { RiskScore } from '../../../engine/analysis-result.js';
import { drawdownNote } from '../../drawdown-note.js';
import { percent } from '../../number-format.js';
import { scoreNote } from '../../score-note.js';
import { html, type Html } from '../markup/html.js';
import type { PageSection } from '../markup/page-section.js';

/** The five figures to look at first. */
export function headlineSection(report: ReportFigures): PageSection {
  const { loss, score, volatility, window } = report;
  const months = `of ${String(window.months)} months`;
  const figures: readonly (readonly [label: string, value: Html | string, note: string])[] = [
    ['Risk score (of 100)', scoreValue(score), scoreNote(score)],
    ['Volatility', percent(volatility.annual), 'a year'],
    ['Worst month', percent(loss.worstMonth), months],
    [
      'Expected shortfall',
      percent(loss['0.95'].esHistorical),
      'mean of the worst 5% of months, as a loss',
    ],
    ['Max drawdown', percent(loss.maxDrawdown), drawdownNote(loss)],
  ];
  const body = html`<dl class="headline">
    ${figures.map(
      ([label, value, note]) =>
        html`<div>
          <dt>${label}</dt>
          <dd>${value} <small>${note}</small></dd>
        </div>`,
    )}
  </dl>`;
  return { id: 'at-a-glance', title: 'At a glance', body: [body] };
}

const TONE_OF_BAND = {
  low: 'good',
  moderate: 'caution',
  elevated: 'caution',
  high: 'bad',
} as const;

function scoreValue({ score, band }: RiskScore): Html | string {
  return score === null || band === null
    ? 'unknown'
    : html`<span class="${TONE_OF_BAND[band]}">${score.toFixed(0)}</span>`;
}
