import { html, type Html } from './html.js';

/** A part of the page that its list of contents leads to. */
export interface PageSection {
  /** Of the element; letters and hyphens. */
  readonly id: string;
  readonly title: string;
  readonly body: readonly Html[];
}

export function sectionMarkup({ id, title, body }: PageSection): Html {
  return html`<section id="${id}" aria-labelledby="${id}-title">
    <h2 id="${id}-title">${title}</h2>
    ${body}
  </section>`;
}
