import type { OptimizationRequest } from '../../risk/optimize/optimization.service.js';
import { optimizationText } from '../../risk/report/optimization/optimization-text.js';
import { EXIT_CODES, type ExitCode } from '../exit-code.js';
import { findSubject } from '../find-subject.js';
import { jsonText } from '../json-text.js';
import { openPrices } from '../open-prices.js';
import { openOptimizationService } from '../open-services.js';
import { type OptimizeFlags, readOptimizeFlags } from '../optimize-flags.js';
import { withProgress } from '../progress.js';
import { openSettings } from '../settings.js';
import { outputPalette, type Terminal } from '../terminal.js';
import { limitsKeyWarnings, portfolioKeyWarnings } from '../unknown-keys.js';

/** Finds the best weights for the portfolio FILE or NAME and prints them; 1 when there are none. */
export async function optimize(
  argument: string,
  flags: OptimizeFlags,
  terminal: Terminal,
): Promise<ExitCode> {
  const question = readOptimizeFlags(flags);
  const settings = await openSettings({ user: flags.user }, terminal);
  const limitsFile = flags.limits === false ? undefined : flags.limits;
  const subject = await findSubject({ argument, limitsFile, settings }, terminal);
  const prices = await openPrices(flags.prices, settings, terminal);
  const service = await openOptimizationService(prices, settings.cashMapPath, terminal);
  const { portfolio, storedName: portfolioName, limits, limitsOrigin, title } = subject;
  const request: OptimizationRequest = {
    portfolio,
    portfolioName,
    limits,
    limitsOrigin,
    question,
  };
  const found = await withProgress(
    terminal,
    `optimizing with the prices of ${prices.description}`,
    async () =>
      question.objective === 'frontier'
        ? service.frontier(await service.planFrontier(request))
        : service.optimize(request),
  );
  const inVain = [...portfolioKeyWarnings(portfolio.extra), ...limitsKeyWarnings(limits.extra)];
  const report = { ...found, warnings: [...inVain, ...found.warnings] };
  const text =
    flags.json === true
      ? jsonText(report)
      : optimizationText(report, title, outputPalette(terminal));
  terminal.writeOutput(text);
  return report.status === 'optimal' ? EXIT_CODES.fine : EXIT_CODES.noWeights;
}
