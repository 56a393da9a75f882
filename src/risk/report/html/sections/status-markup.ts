import type { LimitStatus } from '../../../engine/analysis-result.js';
import { html, type Html } from '../markup/html.js';

const TONE_OF_STATUS: Readonly<Record<LimitStatus, string>> = {
  breach: 'bad',
  warn: 'caution',
  unknown: 'faint',
  pass: 'good',
};

/** How a limit stands, as a word that also has a colour. */
export function statusMarkup(status: LimitStatus): Html {
  return html`<span class="status ${TONE_OF_STATUS[status]}">${status}</span>`;
}
