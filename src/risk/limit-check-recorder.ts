import type { UserId } from '../auth/user-id.js';
import { AppError } from '../common/problem/app-error.js';
import type { LimitCheckService } from '../risk-limits/limit-check.service.js';
import type { AnalysisReport } from './analysis-report.js';

/** Keeps the limit checks of each analysis of a stored portfolio; whoever answers with a report passes it through here. */
export class LimitCheckRecorder {
  constructor(
    private readonly limitChecks: Pick<LimitCheckService, 'record'>,
    private readonly onFailure: (event: string, fields: Readonly<Record<string, string>>) => void,
  ) {}

  /**
   * The report, with a warning when its limit checks could not be kept: whoever asked has the figures all the same.
   * Limits that come with a request only ask what would be, and a portfolio that is not stored has no history.
   */
  async keep(ownerId: UserId, report: AnalysisReport): Promise<AnalysisReport> {
    const { portfolioName, limitsOrigin, limits, asOf, inputHash, engineVersion } = report;
    if (portfolioName === null || limitsOrigin === 'request') return report;
    const findings = { asOf, limitsOrigin, inputHash, engineVersion, limits };
    try {
      await this.limitChecks.record(ownerId, portfolioName, findings);
      return report;
    } catch (error) {
      const code = error instanceof AppError ? error.code : 'internal-error';
      const reason = error instanceof Error ? error.message : String(error);
      this.onFailure('limit-checks-not-kept', { code, reason });
      const detail = `the limit checks of this analysis are not in the history: ${code}`;
      const warning = { code: 'limit-checks-not-kept', tickers: [], detail } as const;
      return { ...report, warnings: [...report.warnings, warning] };
    }
  }
}
