import type { ReportFigures } from '../../../analysis-report.js';
import { isWeighted } from '../../is-weighted.js';
import { money, percent, ratio } from '../../number-format.js';
import { figureList } from '../markup/figure-list.js';
import type { Html } from '../markup/html.js';

/** Up to when, over which months, and how much of it there is. */
export function pageLead(report: ReportFigures): Html {
  const { window, exposure, baseCurrency, netValue } = report;
  const value = isWeighted(report) ? 'given by weight' : `${money(netValue)} ${baseCurrency}`;
  const exposed = `net ${percent(exposure.net)}, gross ${percent(exposure.gross)}, leverage ${ratio(exposure.leverage)}`;
  return figureList([
    ['As of', report.asOf],
    ['Net value', value],
    ['Exposure', exposed],
    ['Returns', `${window.first} to ${window.last}, ${String(window.months)} months`],
  ]);
}
