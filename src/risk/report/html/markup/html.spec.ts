import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { html, NOTHING } from './html.js';

describe('html', () => {
  it('escapes text in elements and attributes', () => {
    const { markup } = html`<td title="${`"a'`}">${'<b> & </b>'}</td>`;

    expect(markup).toBe('<td title="&quot;a&#39;">&lt;b&gt; &amp; &lt;/b&gt;</td>');
  });

  it('takes markup of its own and lists of it as they are, and indents nothing', () => {
    const { markup } = html`<ul>
      ${['a', 'b'].map((text) => html`<li>${text}</li>`)}${NOTHING}
    </ul>`;

    expect(markup).toBe('<ul>\n<li>a</li><li>b</li>\n</ul>');
  });

  it('lets no text out of its element, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const { markup } = html`<td title="${text}">${text}</td>`;

        expect(markup).toMatch(/^<td title="[^"<>]*">[^<>]*<\/td>$/);
      }),
    );
  });
});
