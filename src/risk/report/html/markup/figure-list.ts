import { html, type Html } from './html.js';

/** A figure, what it is called, and what else is to be said of it. */
export type LabelledFigure = readonly [label: string, value: string, note?: string];

/** Figures with their names, in as many columns as fit. */
export function figureList(figures: readonly LabelledFigure[]): Html {
  return html`<dl class="figures">
    ${figures.map(
      ([label, value, note = '']) =>
        html`<div>
          <dt>${label}</dt>
          <dd>${value}${note === '' ? '' : html` <small>${note}</small>`}</dd>
        </div>`,
    )}
  </dl>`;
}
