import type { AnalysisTerms } from '../risk/analysis-request-document.js';
import type { AnalysisReport } from '../risk/analysis-report.js';
import type { PriceSource } from '../market-data/price-source.js';
import type { Subject } from './find-subject.js';
import { openRiskService } from './open-services.js';
import { withProgress } from './progress.js';
import type { Terminal } from './terminal.js';
import { limitsKeyWarnings, portfolioKeyWarnings } from './unknown-keys.js';

export interface AnalysisSetting {
  readonly terms: AnalysisTerms;
  readonly prices: PriceSource;
  readonly cashMapPath: string;
}

/** The report on a portfolio, with a warning for what its documents say in vain. @throws AppError as `RiskService` does */
export async function analyzeSubject(
  subject: Subject,
  { terms, prices, cashMapPath }: AnalysisSetting,
  terminal: Terminal,
): Promise<AnalysisReport> {
  const risk = await openRiskService(prices, cashMapPath, terminal);
  const { portfolio, storedName, limits, limitsOrigin } = subject;
  const { benchmark, riskFree, options } = terms;
  const request = { portfolio, portfolioName: storedName, limits, limitsOrigin };
  const report = await withProgress(
    terminal,
    `analysing with the prices of ${prices.description}`,
    () => risk.analyze({ ...request, benchmark, riskFree, options }),
  );
  const inVain = [...portfolioKeyWarnings(portfolio.extra), ...limitsKeyWarnings(limits.extra)];
  return { ...report, warnings: [...inVain, ...report.warnings] };
}
