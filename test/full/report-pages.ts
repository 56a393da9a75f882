import { renderComparisonHtml } from '../../src/risk/report/html/render-comparison-html.js';
import { renderHtml } from '../../src/risk/report/html/render-html.js';
import { pageReport } from '../../src/risk/report/page-report.js';
import { aReport } from '../cli/a-report.js';
import {
  COMPARED_EPISODES,
  EXPLAINED,
  explainedBy,
  LIMITS,
  manyPositions,
} from '../support/report-parts.js';
import type { AnalysisReport } from '../../src/risk/analysis-report.js';

/** A page on five hundred positions. */
export function crowdedPage(): string {
  const tickers = Array.from({ length: 500 }, (_, i) => `T${String(i).padStart(3, '0')}`);
  return renderHtml({
    report: pageReport(heldEqually(tickers)),
    title: 'five hundred positions',
    sections: null,
  });
}

/** A page on a change of a portfolio. */
export function comparisonPage(): string {
  const tickers = Array.from({ length: 30 }, (_, i) => `T${String(i).padStart(2, '0')}`);
  const comparison = {
    before: heldEqually(tickers.slice(0, 20)),
    after: heldEqually(tickers.slice(5)),
    warnings: [],
    episodes: COMPARED_EPISODES,
  };
  return renderComparisonHtml({ title: 'What a change would do', comparison });
}

/** A page whose words were chosen by somebody who means harm. */
export function hostilePage(): string {
  const tickers = [
    '</style><script>alert(1)</script>',
    '"><img src=https://example.com/x onerror=alert(1)>',
    'A\u202Egnirts',
    'X'.repeat(100),
    'a b '.repeat(30),
    '株式会社'.repeat(10),
    '__proto__',
    'constructor',
  ];
  const text = tickers.join(' ');
  const report = {
    ...heldEqually(tickers),
    ...explainedBy(text),
    benchmark: text,
    priceSource: text,
    excluded: Object.fromEntries(tickers.map((ticker) => [ticker, 0.1])),
    proxied: Object.fromEntries(tickers.map((ticker) => [ticker, { months: 3, proxies: tickers }])),
    warnings: [{ code: 'stale-price' as const, tickers, detail: text }],
    cashMapping: tickers.map((ticker) => ({
      original: ticker,
      proxy: ticker,
      currency: 'USD',
      unit: 'dollars' as const,
      amount: -1e9 / 3,
    })),
  };
  return renderHtml({ report: pageReport(report), title: text, sections: null });
}

function heldEqually(tickers: readonly string[]): AnalysisReport {
  return aReport({
    ...EXPLAINED,
    ...manyPositions(tickers),
    correlation: tickers.map((_, y) => tickers.map((__, x) => (x === y ? 1 : Math.cos(x + y)))),
    limits: LIMITS,
    score: {
      components: { volatility: 100, loss: 54, concentration: 0 },
      complete: false,
      score: 58,
      band: 'elevated',
      costliest: 'concentration',
    },
  });
}
