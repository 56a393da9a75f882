import type { ReportFigures } from '../../../analysis-report.js';
import { percent } from '../../number-format.js';
import { html, type Html } from '../markup/html.js';
import type { PageSection } from '../markup/page-section.js';

/** What was left out or filled, and what the reader should know before trusting the figures; null when there is nothing. */
export function notesSection({ excluded, proxied, warnings }: ReportFigures): PageSection | null {
  const body = [
    ...list(
      'Left out for their short history',
      Object.entries(excluded).map(
        ([ticker, weight]) =>
          html`<li>${ticker}, which was ${percent(weight)} of the portfolio</li>`,
      ),
    ),
    ...list(
      'Filled with the returns of a proxy',
      Object.entries(proxied).map(
        ([ticker, { months, proxies }]) =>
          html`<li>${ticker}: ${months} months of ${proxies.join(', ')}</li>`,
      ),
    ),
    ...list(
      'Warnings',
      warnings.map(({ code, detail }) => html`<li>${detail} <code>${code}</code></li>`),
    ),
  ];
  return body.length === 0 ? null : { id: 'notes', title: 'What to know', body };
}

function list(title: string, items: readonly Html[]): readonly Html[] {
  return items.length === 0
    ? []
    : [
        html`<h3>${title}</h3>
          <ul>
            ${items}
          </ul>`,
      ];
}
