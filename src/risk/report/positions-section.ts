import type { AnalysisReport } from '../analysis-report.js';
import { bar } from './bar.js';
import { money, percent, ratio } from './number-format.js';
import type { Palette } from './palette.js';
import { section } from './section.js';
import { type Cell, type Column, table } from './table.js';
import type { ReportSubject } from './report-subject.js';

const NUMBER_TITLES = ['Weight', 'Contribution', 'Share of risk'] as const;

/** Every asset with what it adds to the volatility, the largest share of risk first. */
export function positionsSection(
  report: AnalysisReport,
  subject: ReportSubject,
  palette: Palette,
): readonly string[] {
  const { weights, contributions, netValue, volatility } = report;
  const titles = subject.isWeighted ? NUMBER_TITLES : ['Value', ...NUMBER_TITLES];
  const columns: readonly Column[] = [
    { title: 'Ticker', align: 'left' },
    ...titles.map((title) => ({ title, align: 'right' as const })),
    { title: '', align: 'left' },
  ];
  const rows = byShare(report).map((ticker): readonly Cell[] => {
    const weight = weights[ticker] ?? 0;
    const part = contributions[ticker];
    const share = part?.share ?? null;
    const signed = (text: string): Cell => ({
      text,
      paint: text.startsWith('-') ? palette.bad : palette.plain,
    });
    return [
      ticker,
      ...(subject.isWeighted ? [] : [signed(money(weight * netValue))]),
      signed(percent(weight)),
      signed(percent(part?.contribution ?? null)),
      signed(percent(share)),
      { text: share === null ? '' : bar(share, { blocks: 12 }), paint: palette.faint },
    ];
  });
  const total = [
    'Total',
    ...(subject.isWeighted ? [] : [money(netValue)]),
    percent(report.exposure.net),
    percent(volatility.annual),
  ].map((text) => ({ text, paint: palette.heading }));
  return section(
    'Positions, by their share of the volatility',
    [
      ...table({ columns, rows: [...rows, [...total, '', '']], heading: palette.faint }),
      '',
      ...concentrationLines(report, palette),
    ],
    palette,
  );
}

function byShare({ tickers, contributions }: AnalysisReport): readonly string[] {
  const share = (ticker: string): number => contributions[ticker]?.share ?? 0;
  return tickers.toSorted((a, b) => share(b) - share(a));
}

function concentrationLines(report: AnalysisReport, palette: Palette): readonly string[] {
  const { concentration, ledoitWolf, ewma } = report;
  const rows = [
    [
      'Largest single position',
      percent(concentration.maxSingleStockWeight),
      'Volatility, Ledoit–Wolf',
      percent(ledoitWolf.annualVolatility),
    ],
    [
      'Effective positions',
      ratio(concentration.effectivePositions),
      'Volatility, recent months first',
      percent(ewma.annualVolatility),
    ],
    ['Diversification ratio', ratio(concentration.diversificationRatio), '', ''],
  ];
  return table({ columns: FIGURE_PAIRS, rows, heading: palette.faint });
}

const FIGURE_PAIRS = [
  { title: '', align: 'left' },
  { title: '', align: 'right' },
  { title: '', align: 'left' },
  { title: '', align: 'right' },
] as const;
