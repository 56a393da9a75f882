import type { Settings } from '../../config/settings-table.js';
import { printable } from '../../risk/report/printable.js';
import type { Scenario } from '../../scenario/scenario.js';
import { scenarioOf } from '../../scenario/what-if/scenario-of.js';
import { type AnalysisFlags, readAnalysisFlags } from '../analysis-flags.js';
import { EXIT_CODES, type ExitCode, exitCodeOf } from '../exit-code.js';
import { toAppError } from '../failure.js';
import { findSubject } from '../find-subject.js';
import { openPrices } from '../open-prices.js';
import { openWhatIfs } from '../open-what-ifs.js';
import { withProgress } from '../progress.js';
import { readReportFlags } from '../report-output.js';
import { openSettings } from '../settings.js';
import { showComparison } from '../show-comparison.js';
import { withStore } from '../store.js';
import { type Terminal } from '../terminal.js';
import { readWhatIfFlags, type WhatIfFlags } from '../what-if-flags.js';

/** Prints what a change of the portfolio FILE or NAME would do to its risk. */
export async function whatIf(
  argument: string,
  flags: AnalysisFlags & WhatIfFlags,
  terminal: Terminal,
): Promise<ExitCode> {
  const { benchmark, riskFree, options } = readAnalysisFlags(flags);
  const output = readReportFlags(flags);
  const change = await readWhatIfFlags(flags, terminal);
  const settings = await openSettings({ user: flags.user }, terminal);
  const subject = await findSubject({ argument, limitsFile: flags.limits, settings }, terminal);
  const prices = await openPrices(flags.prices, settings, terminal);
  const whatIfs = await openWhatIfs(prices, settings, terminal);
  const { portfolio, storedName, title, limits, limitsOrigin } = subject;
  const request = { portfolio, portfolioName: storedName, limits, limitsOrigin };
  const { report, weights } = await withProgress(terminal, 'analysing before and after', () =>
    whatIfs.compare({ ...request, benchmark, riskFree, options }, change),
  );
  const { saveAs, check = false } = flags;
  const show = (): Promise<ExitCode> =>
    showComparison(report, { subject: title, check, ...output }, terminal);
  if (saveAs !== undefined) {
    const save = (): Promise<void> =>
      saveScenario(saveAs, scenarioOf(weights, storedName), settings, terminal);
    await saveOrShow(save, show);
  }
  return show();
}

async function saveScenario(
  name: string,
  scenario: Scenario,
  settings: Settings,
  terminal: Terminal,
): Promise<void> {
  const condition = { kind: 'absent' as const };
  await withStore(settings, terminal, ({ scenarios, ownerId }) =>
    scenarios.save(ownerId, name, scenario, { condition, reason: null }),
  );
  terminal.writeError(`created scenario ${printable(name)}\n`);
}

/** What was calculated is not lost with a store that fails; a name that is refused, the caller gives anew. */
async function saveOrShow(save: () => Promise<void>, show: () => Promise<unknown>): Promise<void> {
  try {
    await save();
  } catch (error) {
    if (exitCodeOf(toAppError(error)) === EXIT_CODES.failure) await show();
    throw error;
  }
}
