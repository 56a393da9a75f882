import type { AnalysisReport } from '../analysis-report.js';
import { isWeighted } from './is-weighted.js';
import type { Palette } from './palette.js';
import { money, percent, ratio } from './number-format.js';
import { printable } from './printable.js';

const RULE = '─'.repeat(80);

type TitledReport = Pick<
  AnalysisReport,
  'asOf' | 'window' | 'exposure' | 'baseCurrency' | 'valuation' | 'netValue'
>;

/** What was analysed: whose portfolio, up to when, over which months, and how much of it there is. */
export function titleSection(
  report: TitledReport,
  title: string,
  palette: Palette,
): readonly string[] {
  const { window, exposure, baseCurrency } = report;
  const value = isWeighted(report)
    ? 'given by weight'
    : `${money(report.netValue)} ${baseCurrency}`;
  const months = `${window.first} to ${window.last}, ${String(window.months)} months`;
  const exposed = `net ${percent(exposure.net)}, gross ${percent(exposure.gross)}, leverage ${ratio(exposure.leverage)}`;
  return [
    palette.heading(`Risk of ${printable(title)}`),
    palette.faint(RULE),
    `As of       ${report.asOf}`,
    `Net value   ${value}`,
    `Exposure    ${exposed}`,
    `Window      ${months} of returns`,
  ];
}
