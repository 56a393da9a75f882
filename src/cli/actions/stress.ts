import { openCashMapFile } from '../../portfolio/file-cash-map.source.js';
import { InlineCalculator } from '../../risk/inline.calculator.js';
import { stressText } from '../../risk/report/stress/stress-text.js';
import { openEpisodeFile } from '../../risk/stress/file-episode.source.js';
import { StressService } from '../../risk/stress/stress.service.js';
import { EXIT_CODES, type ExitCode } from '../exit-code.js';
import { findPortfolio } from '../find-portfolio.js';
import { jsonText } from '../json-text.js';
import { openPrices } from '../open-prices.js';
import { withProgress } from '../progress.js';
import { openSettings } from '../settings.js';
import { readStressFlags, type StressFlags } from '../stress-flags.js';
import { outputPalette, type Terminal, warnOfEvent } from '../terminal.js';
import { portfolioKeyWarnings } from '../unknown-keys.js';

/** Puts the portfolio FILE or NAME through episodes of the past and the given shocks. */
export async function stress(
  argument: string,
  flags: StressFlags,
  terminal: Terminal,
): Promise<ExitCode> {
  const terms = readStressFlags(flags);
  const settings = await openSettings({ user: flags.user }, terminal);
  const { portfolio, storedName, title } = await findPortfolio(argument, settings, terminal);
  const prices = await openPrices(flags.prices, settings, terminal);
  const onWarning = (event: string, fields: Readonly<Record<string, unknown>>): void => {
    warnOfEvent(terminal, event, fields);
  };
  const cashMaps = await openCashMapFile({ path: settings.cashMapPath, onWarning });
  const episodes = await openEpisodeFile({ path: settings.stressScenariosPath, onWarning });
  const service = new StressService(prices, cashMaps, episodes, new InlineCalculator());
  const found = await withProgress(
    terminal,
    `stress testing with the prices of ${prices.description}`,
    () => service.stress({ portfolio, portfolioName: storedName, terms }),
  );
  const inVain = portfolioKeyWarnings(portfolio.extra);
  const report = { ...found, warnings: [...inVain, ...found.warnings] };
  terminal.writeOutput(
    flags.json === true ? jsonText(report) : stressText(report, title, outputPalette(terminal)),
  );
  return EXIT_CODES.fine;
}
