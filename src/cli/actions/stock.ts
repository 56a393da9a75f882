import { securityText } from '../../security/report/security-text.js';
import { requireTicker } from '../../security/security-ticker.js';
import { SecurityService } from '../../security/security.service.js';
import { EXIT_CODES, type ExitCode } from '../exit-code.js';
import { jsonText } from '../json-text.js';
import { openPrices } from '../open-prices.js';
import { openProposals, openRiskService } from '../open-services.js';
import { withProgress } from '../progress.js';
import { openSettings } from '../settings.js';
import { readStockFlags, type StockFlags } from '../stock-flags.js';
import { outputPalette, type Terminal } from '../terminal.js';

/** Analyses one security and prints its report. */
export async function stock(
  argument: string,
  flags: StockFlags,
  terminal: Terminal,
): Promise<ExitCode> {
  const request = readStockFlags(flags);
  const ticker = requireTicker(argument);
  const settings = await openSettings({}, terminal);
  const prices = await openPrices(flags.prices, settings, terminal);
  const risk = await openRiskService(prices, settings.cashMapPath, terminal);
  const proposals = await openProposals(prices, settings.proxyMapPath, terminal);
  const securities = new SecurityService(risk, proposals, prices);
  const report = await withProgress(
    terminal,
    `analysing with the prices of ${prices.description}`,
    () => securities.analyze(ticker, request),
  );
  terminal.writeOutput(
    flags.json === true ? jsonText(report) : securityText(report, outputPalette(terminal)),
  );
  return EXIT_CODES.fine;
}
