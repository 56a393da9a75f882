import { PAGE_POLICY } from '../../page-policy.js';
import { PRINT_STYLE } from '../style/print-style.js';
import { LAYOUT_STYLE } from '../style/layout-style.js';
import { THEME_STYLE } from '../style/theme-style.js';
import { html, type Html } from './html.js';
import { type PageSection, sectionMarkup } from './page-section.js';

export interface Page {
  readonly title: string;
  /** Under the title. */
  readonly lead: Html;
  readonly sections: readonly PageSection[];
  readonly footer: Html;
}

/** A whole document that needs nothing but itself. */
export function page({ title, lead, sections, footer }: Page): string {
  const style: Html = { markup: `<style>${THEME_STYLE}${LAYOUT_STYLE}${PRINT_STYLE}</style>` };
  return html`<!DOCTYPE html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${PAGE_POLICY}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="referrer" content="no-referrer" />
        <link rel="icon" href="data:," />
        <title>${title}</title>
        ${style}
      </head>
      <body>
        <a class="skip" href="#content">Skip to the report</a>
        <header>
          <h1>${title}</h1>
          ${lead}
          <nav aria-label="Contents">
            <ul>
              ${sections.map(({ id, title: name }) => html`<li><a href="#${id}">${name}</a></li>`)}
            </ul>
          </nav>
        </header>
        <main id="content" tabindex="-1">${sections.map(sectionMarkup)}</main>
        <footer>${footer}</footer>
      </body>
    </html>`.markup;
}
