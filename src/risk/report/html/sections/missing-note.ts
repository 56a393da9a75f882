import type { ReportFigures } from '../../../analysis-report.js';
import type { WarningCode } from '../../../engine/analysis-result.js';
import { NO_FIGURE } from '../../number-format.js';
import { html, type Html } from '../markup/html.js';

/** Why figures nearby are missing, in the words of the warnings about them. */
export function missingNote({ warnings }: ReportFigures, codes: readonly WarningCode[]): Html {
  const reasons = warnings.filter(({ code }) => codes.includes(code));
  return html`${reasons.map(({ detail }) => html`<p class="faint">${NO_FIGURE}: ${detail}</p>`)}`;
}
