import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import axe, { type AxeResults } from 'axe-core';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { Workplace } from '../cli/run-risk.js';
import { Browser, type OpenPage, type View } from './browser.js';
import { comparisonPage, crowdedPage, hostilePage } from './report-pages.js';

const VIEWS: readonly View[] = [360, 1280].flatMap((width) =>
  (['light', 'dark'] as const).map((scheme) => ({ width, scheme })),
);
/** Of an A4 page between its margins, in pixels. */
const PAPER_WIDTH = 688;

const PAGES = ['demo', 'crowded', 'hostile', 'comparison'] as const;
const EVERY_VIEW = PAGES.flatMap((name) => VIEWS.map((view) => [name, view] as const));

describe('the report as a page in Chromium', () => {
  let browser: Browser;
  let workplace: Workplace;
  let pictures: string;

  beforeAll(async () => {
    browser = await Browser.open();
    workplace = await Workplace.open();
    // What the pages look like is for people to judge: the pictures stay.
    pictures = await mkdtemp(join(tmpdir(), 'risk-report-pictures-'));
    process.stderr.write(`pictures of the pages: ${pictures}\n`);
    await workplace.run(['demo', '--html', 'demo.html']);
    await writeFile(join(workplace.folder, 'crowded.html'), crowdedPage());
    await writeFile(join(workplace.folder, 'hostile.html'), hostilePage());
    await writeFile(join(workplace.folder, 'comparison.html'), comparisonPage());
  });

  afterAll(async () => {
    await browser.close();
    await workplace.close();
  });

  async function show<Result>(
    name: (typeof PAGES)[number],
    view: View,
    look: (open: OpenPage) => Promise<Result>,
  ): Promise<Result> {
    const url = pathToFileURL(join(workplace.folder, `${name}.html`)).href;
    const open = await browser.show(url, view);
    try {
      return await look(open);
    } finally {
      await open.page.close();
    }
  }

  it.each(EVERY_VIEW)('%s asks for nothing and complains of nothing in %j', (name, view) =>
    show(name, view, async ({ page, requests, complaints }) => {
      const file = `${name}-${view.width}-${view.scheme}.png`;
      await page.screenshot({ path: join(pictures, file), fullPage: true });

      expect(requests.map((url) => url.slice(url.lastIndexOf('/') + 1))).toEqual([`${name}.html`]);
      expect(complaints).toEqual([]);
    }),
  );

  it.each(EVERY_VIEW)('%s passes every rule of axe in %j, folded and unfolded', (name, view) =>
    show(name, view, async ({ page }) => {
      expect(await violations(page)).toEqual([]);

      await page.evaluate(
        "document.querySelectorAll('details').forEach((d) => { d.open = true; })",
      );
      expect(await violations(page)).toEqual([]);
    }),
  );

  it.each(
    PAGES.flatMap((name) => [320, 360, 719, 720, 1280].map((width) => [name, width] as const)),
  )('%s is not wider than a screen of %i pixels', (name, width) =>
    show(name, { width, scheme: 'light' }, async ({ page }) => {
      await page.evaluate(
        "document.querySelectorAll('details').forEach((d) => { d.open = true; })",
      );

      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
    }),
  );

  it('can be read and unfolded with the keyboard alone', () =>
    show('crowded', { width: 1280, scheme: 'light' }, async ({ page }) => {
      const focused = (what: string): Promise<unknown> =>
        page.evaluate(`document.activeElement.${what}`);

      await page.keyboard.press('Tab');
      expect(await focused('textContent')).toBe('Skip to the report');
      expect(await focused('getBoundingClientRect().left')).toBeGreaterThanOrEqual(0);
      await page.keyboard.press('Enter');
      expect(await focused('id')).toBe('content');
      for (let i = 0; i < 50 && (await focused('tagName')) !== 'SUMMARY'; i += 1) {
        await page.keyboard.press('Tab');
      }
      expect(await focused('tagName')).toBe('SUMMARY');
      await page.keyboard.press('Enter');
      expect(await focused('parentElement.open')).toBe(true);
      await page.keyboard.press('Tab');
      expect(await focused('className')).toBe('scroll');
    }));

  it('shows one drawing of each chart: the wide one, or on a phone the narrow one', async () => {
    const shown = (view: View): Promise<unknown> =>
      show('demo', view, ({ page }) =>
        page.evaluate(
          "[...new Set([...document.querySelectorAll('svg')].filter((s) => s.checkVisibility()).map((s) => s.parentElement.className))]",
        ),
      );

    expect(await shown({ width: 1280, scheme: 'light' })).toEqual(['wide']);
    expect(await shown({ width: 360, scheme: 'light' })).toEqual(['narrow']);
  });

  it.each(PAGES)('prints %s in ink on paper, whatever the screen', (name) =>
    show(name, { width: 1280, scheme: 'dark' }, async ({ page }) => {
      const file = join(pictures, `${name}.pdf`);
      await page.pdf({ path: file, format: 'A4' });

      await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
      await page.setViewportSize({ width: PAPER_WIDTH, height: 1000 });
      await page.screenshot({ path: join(pictures, `${name}-print.png`), fullPage: true });
      expect((await readFile(file)).subarray(0, 5).toString()).toBe('%PDF-');
      expect(await page.evaluate('getComputedStyle(document.body).color')).toBe('rgb(27, 36, 48)');
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(PAPER_WIDTH);
      expect(await page.evaluate("document.querySelector('nav').checkVisibility()")).toBe(false);
    }),
  );
});

async function violations(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  const { violations: found } = await page.evaluate<AxeResults>('axe.run()');
  return found.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`,
  );
}
