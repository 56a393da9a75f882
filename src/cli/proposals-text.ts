import type { ProxyProposal } from '../proxies/proxy-proposal.js';
import { proxyText } from '../proxies/proxy-text.js';
import type { Palette } from '../risk/report/palette.js';
import { paragraph } from '../risk/report/paragraph.js';
import { printable } from '../risk/report/printable.js';

/** What is proposed for each security, and why. */
export function proposalsText(
  title: string,
  proposals: readonly ProxyProposal[],
  palette: Palette,
): string {
  const lines = proposals.flatMap(({ ticker, proxies, reason }) => [
    `  ${printable(ticker)}`,
    ...paragraph('    ', proxies === null ? 'nothing to propose' : proxyText(proxies)),
    ...paragraph('    ', reason).map((line) => palette.faint(line)),
  ]);
  const heading = palette.heading(`Proposed factor proxies: ${printable(title)}`);
  const none = ['  every security has proxies'];
  return `${[heading, ...(lines.length === 0 ? none : lines)].join('\n')}\n`;
}
