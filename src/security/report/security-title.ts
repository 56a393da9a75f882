import { exact, percent, ratio } from '../../risk/report/number-format.js';
import type { Palette } from '../../risk/report/palette.js';
import { paragraph } from '../../risk/report/paragraph.js';
import { printable } from '../../risk/report/printable.js';
import { proxyText } from '../../proxies/proxy-text.js';
import type { SecurityReport } from '../security-report.js';

const RULE = '─'.repeat(80);

/** Which security, at what price, over which months, and against which proxies. */
export function securityTitle(report: SecurityReport, palette: Palette): readonly string[] {
  const { ticker, asOf, window, volatility, marketCorrelation, proxies } = report;
  const months = `${window.first} to ${window.last}, ${String(window.months)} months of returns`;
  const correlation =
    proxies.market === null
      ? []
      : [`Correlation ${ratio(marketCorrelation)} with ${printable(proxies.market)}`];
  return [
    palette.heading(`Risk of ${printable(ticker)}`),
    palette.faint(RULE),
    `As of       ${asOf}`,
    `Last price  ${priceText(report)}`,
    `Window      ${months}`,
    `Volatility  ${percent(volatility.annual)} a year`,
    ...correlation,
    ...paragraph('Proxies     ', `${proxyText(proxies)} (${originText(report)})`),
  ];
}

function priceText({ valuation: { price, priceDate, priceCurrency } }: SecurityReport): string {
  if (price === null) return 'none';
  return `${exact(price)} ${priceCurrency} of ${priceDate ?? ''}`;
}

function originText({ proxiesOrigin, proxiesReason }: SecurityReport): string {
  return proxiesReason === null ? 'as given' : `${proxiesOrigin}: ${proxiesReason}`;
}
