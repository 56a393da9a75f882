import type { AnalysisReport } from '../analysis-report.js';
import { bar } from './bar.js';
import { figurePairs } from './figure-pairs.js';
import { columnPercent, money, percent, ratio } from './number-format.js';
import type { Palette } from './palette.js';
import { section } from './section.js';
import { signedCell } from './signed-cell.js';
import { type Cell, type Column, table } from './table.js';
import type { ReportSubject } from './report-subject.js';

const NUMBER_TITLES = ['Weight', 'Contribution', 'Share'] as const;

/** Every asset with what it adds to the volatility, the largest share of risk first. */
export function positionsSection(
  report: AnalysisReport,
  subject: ReportSubject,
  palette: Palette,
): readonly string[] {
  const { weights, contributions, netValue, volatility } = report;
  const titles = subject.isWeighted ? NUMBER_TITLES : ['Value', ...NUMBER_TITLES];
  const columns: readonly Column[] = [
    { title: 'Ticker', align: 'left', isCut: true },
    ...titles.map((title) => ({ title, align: 'right' as const })),
    { title: '', align: 'left' },
  ];
  const rows = byShare(report).map((ticker): readonly Cell[] => {
    const weight = weights[ticker] ?? 0;
    const part = contributions[ticker];
    const share = part?.share ?? null;
    const signed = (text: string): Cell => signedCell(text, palette);
    return [
      ticker,
      ...(subject.isWeighted ? [] : [signed(money(weight * netValue))]),
      signed(columnPercent(weight)),
      signed(columnPercent(part?.contribution ?? null)),
      signed(columnPercent(share)),
      { text: share === null ? '' : bar(share, { blocks: 8 }), paint: palette.faint },
    ];
  });
  const total = [
    'Total',
    ...(subject.isWeighted ? [] : [money(netValue)]),
    columnPercent(report.exposure.net),
    columnPercent(volatility.annual),
  ].map((text) => ({ text, paint: palette.heading }));
  return section(
    'Positions, by their share of the volatility',
    [
      ...table({ columns, rows: [...rows, [...total, '', '']], heading: palette.faint }),
      '',
      ...concentrationLines(report),
    ],
    palette,
  );
}

function byShare({ tickers, contributions }: AnalysisReport): readonly string[] {
  const share = (ticker: string): number => contributions[ticker]?.share ?? 0;
  return tickers.toSorted((a, b) => share(b) - share(a));
}

function concentrationLines(report: AnalysisReport): readonly string[] {
  const { concentration, ledoitWolf, ewma } = report;
  return figurePairs([
    ['Largest single position', percent(concentration.maxSingleStockWeight)],
    ['Effective positions', ratio(concentration.effectivePositions)],
    ['Diversification ratio', ratio(concentration.diversificationRatio)],
    ['Volatility, Ledoit–Wolf', percent(ledoitWolf.annualVolatility)],
    ['Volatility, EWMA', percent(ewma.annualVolatility)],
  ]);
}
