import { ScenarioComparisonService } from '../../scenario/what-if/scenario-comparison.service.js';
import type { ComparisonBase } from '../../scenario/what-if/scenario-comparison-document.js';
import { type AnalysisFlags, readAnalysisFlags } from '../analysis-flags.js';
import { readPortfolioFile, readRiskLimitsFile } from '../documents.js';
import type { ExitCode } from '../exit-code.js';
import { openPrices } from '../open-prices.js';
import { openWhatIfs } from '../open-what-ifs.js';
import { readPortfolioArgument } from '../portfolio-argument.js';
import { withProgress } from '../progress.js';
import { readComparisonWindow } from '../read-comparison-window.js';
import { readReportFlags } from '../report-output.js';
import { openSettings } from '../settings.js';
import { showComparison } from '../show-comparison.js';
import { withStore } from '../store.js';
import type { Terminal } from '../terminal.js';

export interface CompareFlags extends AnalysisFlags {
  /** FILE or NAME of a portfolio in place of the scenario's own. */
  readonly base?: string;
  readonly window?: string;
}

/** Prints a stored scenario against its base portfolio, or another. */
export async function compareScenario(
  name: string,
  flags: CompareFlags,
  terminal: Terminal,
): Promise<ExitCode> {
  const terms = readAnalysisFlags(flags);
  const output = readReportFlags(flags);
  const window = readComparisonWindow(flags.window);
  const settings = await openSettings({ user: flags.user }, terminal);
  const riskLimits =
    flags.limits === undefined ? null : await readRiskLimitsFile(flags.limits, terminal);
  const base = await readBase(flags.base, terminal);
  const prices = await openPrices(flags.prices, settings, terminal);
  const whatIfs = await openWhatIfs(prices, settings, terminal);
  const comparison = { base, terms: { ...terms, riskLimits }, factorProxies: new Map(), window };
  const report = await withStore(settings, terminal, (store) => {
    const { scenarios, portfolios, ownerId } = store;
    const service = new ScenarioComparisonService(scenarios, portfolios, store.riskLimits, whatIfs);
    return withProgress(terminal, 'analysing before and after', () =>
      service.compare(ownerId, name, { comparison }),
    );
  });
  const { check = false } = flags;
  const subject = report.portfolioName ?? 'the portfolio as given';
  return showComparison(report, { subject, check, ...output }, terminal);
}

async function readBase(argument: string | undefined, terminal: Terminal): Promise<ComparisonBase> {
  if (argument === undefined) return { kind: 'own' };
  const portfolio = await readPortfolioArgument(argument);
  if (portfolio.kind === 'stored') return portfolio;
  return { kind: 'given', portfolio: await readPortfolioFile(portfolio.path, terminal) };
}
