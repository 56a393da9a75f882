import type { ReportPart } from '../../risk/analysis-report.js';
import { type AnalysisFlags, readAnalysisFlags } from '../analysis-flags.js';
import { analyzeSubject } from '../analyze-subject.js';
import type { ExitCode } from '../exit-code.js';
import { findSubject } from '../find-subject.js';
import { keepLimitChecks } from '../keep-limit-checks.js';
import { openPrices } from '../open-prices.js';
import { readReportFlags } from '../report-output.js';
import { openSettings } from '../settings.js';
import { showReport } from '../show-report.js';
import type { Terminal } from '../terminal.js';

/** Analyses the portfolio FILE or NAME and prints the asked part of its report. */
export async function analyze(
  argument: string,
  part: ReportPart,
  flags: AnalysisFlags,
  terminal: Terminal,
): Promise<ExitCode> {
  const terms = readAnalysisFlags(flags);
  const output = readReportFlags(flags);
  const settings = await openSettings({ user: flags.user }, terminal);
  const { check = false, limits: limitsFile } = flags;
  // A check against limits that nobody set would be none.
  const request = { argument, limitsFile, settings, assumesLimits: !check };
  const subject = await findSubject(request, terminal);
  const prices = await openPrices(flags.prices, settings, terminal);
  const { cashMapPath } = settings;
  const analyzed = await analyzeSubject(subject, { terms, prices, cashMapPath }, terminal);
  const report = await keepLimitChecks(analyzed, settings, terminal);
  return showReport(report, subject, { part, check, ...output }, terminal);
}
