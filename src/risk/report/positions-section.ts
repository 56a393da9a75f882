import type { AnalysisReport } from '../analysis-report.js';
import { bar } from './bar.js';
import { concentrationFigures } from './concentration-figures.js';
import { figurePairs } from './figure-pairs.js';
import { isWeighted } from './is-weighted.js';
import { columnPercent, money } from './number-format.js';
import type { Palette } from './palette.js';
import { section } from './section.js';
import { signedCell } from './signed-cell.js';
import { type Cell, type Column, table } from './table.js';
import { tickersByShare } from './tickers-by-share.js';

const NUMBER_TITLES = ['Weight', 'Contribution', 'Share'] as const;

/** Every asset with what it adds to the volatility, the largest share of risk first. */
export function positionsSection(report: AnalysisReport, palette: Palette): readonly string[] {
  const hasMoney = !isWeighted(report);
  const { weights, valuation, contributions, netValue, volatility } = report;
  const titles = hasMoney ? ['Value', ...NUMBER_TITLES] : NUMBER_TITLES;
  const columns: readonly Column[] = [
    { title: 'Ticker', align: 'left', isCut: true },
    ...titles.map((title) => ({ title, align: 'right' as const })),
    { title: '', align: 'left' },
  ];
  const rows = tickersByShare(report).map((ticker): readonly Cell[] => {
    const weight = weights[ticker] ?? 0;
    const part = contributions[ticker];
    const share = part?.share ?? null;
    const signed = (text: string): Cell => signedCell(text, palette);
    return [
      ticker,
      ...(hasMoney ? [signed(money(valuation[ticker]?.value ?? 0))] : []),
      signed(columnPercent(weight)),
      signed(columnPercent(part?.contribution ?? null)),
      signed(columnPercent(share)),
      { text: share === null ? '' : bar(share, { blocks: 8 }), paint: palette.faint },
    ];
  });
  const total = [
    'Total',
    ...(hasMoney ? [money(netValue)] : []),
    columnPercent(report.exposure.net),
    columnPercent(volatility.annual),
  ].map((text) => ({ text, paint: palette.heading }));
  return section(
    'Positions, by their share of the volatility',
    [
      ...table({ columns, rows: [...rows, [...total, '', '']], heading: palette.faint }),
      '',
      ...figurePairs(concentrationFigures(report)),
    ],
    palette,
  );
}
