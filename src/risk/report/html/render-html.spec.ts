import { describe, expect, it } from '@jest/globals';
import { A_VALUE, aReport } from '../../../../test/cli/a-report.js';
import {
  EXPLAINED,
  explainedBy,
  LIMITS,
  manyPositions,
  OPTIMIZED,
} from '../../../../test/support/report-parts.js';
import { markupFaults, textOf } from '../../../../test/support/check-markup.js';
import type { AnalysisReport, ReportSection } from '../../analysis-report.js';
import { pageReport } from '../page-report.js';
import { renderHtml } from './render-html.js';

function draw(
  overrides: Partial<AnalysisReport> = {},
  sections: readonly ReportSection[] | null = null,
): string {
  return renderHtml({ report: pageReport(aReport(overrides)), title: 'a portfolio', sections });
}

const HOSTILE = [
  '</style><script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onload='x",
  'A\u202Egnirts\u0000\u0007',
  '&lt;b&gt;{a|b}',
  'X'.repeat(100),
  '__proto__',
  'constructor',
  'url(#zr0-c0) class="zr0-cls-0"',
];

const NAMES_OF_OBJECTS = Object.getOwnPropertyNames(Object.prototype);

describe('renderHtml', () => {
  it('makes a page that is well-formed, whose links and names lead somewhere', () => {
    expect(
      markupFaults(draw({ limits: LIMITS, ...EXPLAINED, ...manyPositions(['AAA', 'BBB', 'CCC']) })),
    ).toEqual([]);
  });

  it('gives the same text for the same report', () => {
    const report = manyPositions(['AAA', 'BBB']);

    expect(draw(report)).toBe(draw(report));
  });

  it('needs no network: it refers to nothing outside itself and runs nothing', () => {
    const page = draw({ limits: LIMITS, ...manyPositions(['AAA', 'BBB']) });

    const references = page.replaceAll('xmlns="http://www.w3.org/2000/svg"', '');
    expect(references).not.toMatch(/https?:|url\((?!#)|@import|<script|\son\w+=|javascript:/i);
    expect([...page.matchAll(/(?:href|src)="([^"]*)"/g)].map(([, target]) => target?.[0])).toEqual(
      expect.arrayContaining(['#']),
    );
    expect(page).toContain(`content="default-src &#39;none&#39;;`);
  });

  it('has colours for light and dark, rules for a phone and for paper', () => {
    const page = draw();

    expect(page).toContain('(prefers-color-scheme: dark)');
    expect(page).toContain('@media print');
    expect(page).toContain('(max-width: 719px)');
    expect(page).toContain('name="viewport"');
  });

  it('has one heading of the first order, and then no order left out', () => {
    const page = draw({ limits: LIMITS, ...manyPositions(['AAA', 'BBB']) });

    const orders = [...page.matchAll(/<h(\d)/g)].map(([, order]) => Number(order));
    const jumps = orders.filter((order, i) => order > (orders[i - 1] ?? 0) + 1);
    expect(orders.filter((order) => order === 1)).toEqual([1]);
    expect(jumps).toEqual([]);
  });

  it('draws each chart with a name, a description and a table of its figures', () => {
    const page = draw({ limits: LIMITS, ...manyPositions(['AAA', 'BBB']) });

    const charts = [...page.matchAll(/<svg [^]*?<\/svg>/g)].map(([svg]) => svg);
    expect(charts.length).toBeGreaterThanOrEqual(8);
    for (const svg of charts) {
      expect(svg).toMatch(/^<svg [^>]*role="img" aria-labelledby=/);
      expect(svg).toMatch(/<title [^>]*>[^<]+<\/title><desc [^>]*>[^<]+<\/desc>/);
    }
  });

  it('shows the figures as the text report does', () => {
    const text = textOf(draw({ limits: LIMITS }));

    expect(text).toContain('Volatility 17.3% a year');
    expect(text).toContain('Max drawdown 20.0% 2021-12 to 2022-09, not yet recovered');
    expect(text).toContain('breach 100.00% 25.00% -75.00% 400%');
    expect(text).toContain('unknown n/a 25.00% n/a n/a');
    expect(text).toContain('unknown: no factors');
    expect(text).toContain('AAA 1,000.00 100.00% 17.32% 100.00%');
    expect(text).toContain('Value at risk, historical 5.00% 5.00%');
  });

  it('shows what factors explain: the parts of the variance, the factors and the betas', () => {
    const text = textOf(draw(EXPLAINED));

    expect(text).toContain('Factors explain 100.0% of the weight that is not cash');
    expect(text).toContain('Market 2.40% 80.00%');
    expect(text).toContain('Momentum -0.30% -10.00%');
    expect(text).toContain('Stock-specific 0.90% 30.00%');
    expect(text).toContain('Model 3.00% 100.00%');
    expect(text).toContain('Not explained by it 0.50%');
    expect(text).toContain('Sample 3.50%');
    expect(text).toContain('Loss in it Maximum beta');
    expect(text).toContain('market:SPY 1.20 15.00% 80.00% 0.90 -12.00% 14.40% 0.83');
    expect(text).toContain('momentum:MTUM-SPY -0.40 6.00% -10.00% n/a n/a n/a n/a');
    expect(text).toContain('AAA 1.20 (8.50) -0.40 (n/a) 0.10% 0.70 2.00%');
  });

  it('shows other weights of the same assets beside those held, where there are any', () => {
    const text = textOf(draw({ ...manyPositions(['AAA', 'BBB', 'SGOV']), ...OPTIMIZED }));

    expect(text).toContain('AAA 33.33% 100.00% n/a BBB 33.33% 0.00% n/a');
    expect(text).toContain('The least volatility is 12.3% a year');
    expect(textOf(draw())).not.toContain('Other weights');
  });

  it('says that nothing is explained, and why, without factors', () => {
    const detail = 'factors explain a fraction of 0 of the non-cash weight';
    const warnings = [{ code: 'no-factor-proxies' as const, tickers: ['AAA'], detail }];
    const [, factors = ''] = draw({ warnings }).split('<section id="factors"');

    const text = textOf(factors.split('</section>', 1).join());
    expect(text).toContain('No factor explains an asset');
    expect(text).toContain(`n/a: ${detail}`);
  });

  it('shows how far the portfolio was below its peak in each month', () => {
    const portfolioReturns = {
      months: ['2024-01', '2024-02', '2024-03', '2024-04'],
      returns: [0.1, -0.1, -0.2, 0.5],
    };
    const text = textOf(draw({ portfolioReturns }));

    expect(text).toContain('2024-01 10.00% 0.00% 2024-02 -10.00% -10.00%');
    expect(text).toContain('2024-03 -20.00% -28.00% 2024-04 50.00% 0.00%');
    expect(text).toContain('Deepest: -28.00% in 2024-03');
  });

  it('lists what was left out or filled, and every warning', () => {
    const text = textOf(
      draw({
        excluded: { NEW: 0.125 },
        proxied: { LATE: { months: 7, proxies: ['SPY'] } },
        warnings: [{ code: 'stale-price', tickers: ['OLD'], detail: 'OLD has no price since May' }],
      }),
    );

    expect(text).toContain('NEW, which was 12.5% of the portfolio');
    expect(text).toContain('LATE: 7 months of SPY');
    expect(text).toContain('OLD has no price since May stale-price');
    expect(text).toContain('Prices from csv:prices');
  });

  it('says why figures are missing beside them', () => {
    const detail = 'no value, because a denominator is zero or a product negative: sharpe';
    const page = draw({ warnings: [{ code: 'undefined-ratio', tickers: [], detail }] });

    const [, performance = ''] = page.split('<section id="performance"');
    expect(textOf(performance.split('</section>', 1).join())).toContain(`n/a: ${detail}`);
  });

  it('shows only the sections that are asked for', () => {
    const page = draw({ limits: LIMITS }, ['loss']);

    expect([...page.matchAll(/<section id="([a-z-]+)"/g)].map(([, id]) => id)).toEqual(['losses']);
  });

  it.each(HOSTILE)('shows the ticker %j as text and nothing else', (ticker) => {
    const page = renderHtml({
      report: pageReport(
        aReport({
          ...manyPositions(['AAA', ticker]),
          ...explainedBy(ticker),
          benchmark: ticker,
          priceSource: ticker,
          excluded: { [ticker]: 0.1 },
          cashMapping: [
            { original: ticker, proxy: ticker, currency: 'USD', unit: 'dollars', amount: -1 },
          ],
          warnings: [{ code: 'stale-price', tickers: [ticker], detail: `${ticker} is stale` }],
        }),
      ),
      title: ticker,
      sections: null,
    });

    expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(NAMES_OF_OBJECTS);
    expect(markupFaults(page)).toEqual([]);
    expect(page).not.toMatch(/<script|<img|\son\w+="/);
    expect(page.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202E]/u);
    expect(textOf(page)).toContain(ticker.replace('\u202E', '\\u{202e}').slice(0, 9));
  });

  it('stays of a readable size with five hundred positions, all of them in its table', () => {
    const tickers = Array.from({ length: 500 }, (_, i) => `T${String(i).padStart(3, '0')}`);

    const page = draw(manyPositions(tickers));

    expect(page.length).toBeLessThan(400_000);
    for (const ticker of tickers) expect(page).toContain(`<th scope="row">${ticker}</th>`);
    expect(textOf(page)).toContain('489 others together');
  });

  it('shows a portfolio of nothing but cash, whose volatility is nil', () => {
    const text = textOf(
      draw({
        ...manyPositions(['SGOV']),
        contributions: { SGOV: { marginal: null, contribution: 0, share: null } },
        volatility: { monthly: 0, annual: 0 },
        concentration: {
          herfindahl: 0,
          effectivePositions: null,
          diversificationRatio: null,
          maxSingleStockWeight: 0,
        },
      }),
    );

    expect(text).toContain('Effective positions n/a');
    expect(text).toContain('nothing to compare it with');
  });

  it('shows no money for a portfolio of weights', () => {
    const text = textOf(draw({ netValue: 1, valuation: { AAA: { ...A_VALUE, value: null } } }));

    expect(text).toContain('Net value given by weight');
    expect(text).not.toContain('Value, USD');
  });
});
