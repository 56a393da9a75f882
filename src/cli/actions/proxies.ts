import { AppError } from '../../common/problem/app-error.js';
import { openCashMapFile } from '../../portfolio/file-cash-map.source.js';
import { PortfolioProposalsService } from '../../proxies/portfolio-proposals.service.js';
import { confirm } from '../confirm.js';
import { readPortfolioFile } from '../documents.js';
import { EXIT_CODES, type ExitCode } from '../exit-code.js';
import { jsonText } from '../json-text.js';
import { openPrices } from '../open-prices.js';
import { openProposals } from '../open-services.js';
import { readPortfolioArgument } from '../portfolio-argument.js';
import { proposalsText } from '../proposals-text.js';
import { savedText } from '../saved-text.js';
import { openSettings } from '../settings.js';
import { withStore } from '../store.js';
import { outputPalette, type Terminal, warnOfEvent } from '../terminal.js';
import { type WriteFlags, writeOptions } from '../write-flags.js';

export interface ProxiesFlags extends WriteFlags {
  /** Write them, after asking. */
  readonly apply?: boolean;
  /** Do not ask. */
  readonly yes?: boolean;
  readonly prices?: string;
  readonly user?: string;
  readonly json?: boolean;
}

/** Prints the default proxies proposed for a portfolio, and writes them into a stored one when told to. */
export async function proxies(
  argument: string,
  flags: ProxiesFlags,
  terminal: Terminal,
): Promise<ExitCode> {
  const options = writeOptions(flags);
  const subject = await readPortfolioArgument(argument);
  if (subject.kind === 'file' && flags.apply === true) {
    const detail = '--apply writes to a stored portfolio; a file is yours to edit';
    throw new AppError('invalid-request', detail);
  }
  const settings = await openSettings({ user: flags.user }, terminal);
  const prices = await openPrices(flags.prices, settings, terminal);
  const proposer = await openProposals(prices, settings.proxyMapPath, terminal);
  const cashMaps = await openCashMapFile({
    path: settings.cashMapPath,
    onWarning: (event, fields) => {
      warnOfEvent(terminal, event, fields);
    },
  });
  return withStore(settings, terminal, async ({ portfolios, ownerId }) => {
    const service = new PortfolioProposalsService(portfolios, cashMaps, proposer);
    if (subject.kind === 'file') {
      const found = await service.proposeFor(await readPortfolioFile(subject.path, terminal));
      show(argument, found, flags, terminal);
      return EXIT_CODES.fine;
    }
    const found = await service.list(ownerId, subject.name);
    show(subject.name, found, flags, terminal);
    const tickers = found.proposals.filter((each) => each.proxies !== null).map((p) => p.ticker);
    if (flags.apply !== true || tickers.length === 0) return EXIT_CODES.fine;
    const question = `write these proxies into "${subject.name}"?`;
    if (flags.yes !== true && !(await confirm(question, terminal))) {
      terminal.writeError('nothing was written\n');
      return EXIT_CODES.misuse;
    }
    // What the caller agreed to is for the portfolio that was shown.
    const condition =
      options.condition.kind === 'any'
        ? { kind: 'version' as const, version: found.version }
        : options.condition;
    const { version } = await service.accept(ownerId, subject.name, {
      ...options,
      condition,
      tickers,
    });
    const outcome = savedText(subject.name, { created: false, version });
    if (flags.json === true) terminal.writeError(outcome);
    else terminal.writeOutput(outcome);
    return EXIT_CODES.fine;
  });
}

function show(
  title: string,
  found: Awaited<ReturnType<PortfolioProposalsService['proposeFor']>>,
  { json }: ProxiesFlags,
  terminal: Terminal,
): void {
  terminal.writeOutput(
    json === true
      ? jsonText(found)
      : proposalsText(title, found.proposals, outputPalette(terminal)),
  );
}
