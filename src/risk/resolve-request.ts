import type { UserId } from '../auth/user-id.js';
import type { RiskLimitsService } from '../risk-limits/risk-limits.service.js';
import type { Portfolio } from '../portfolio/portfolio.js';
import type { AnalysisTerms } from './analysis-request-document.js';
import type { AnalysisRequest } from './analysis-request.js';

/** A portfolio and the name it is stored under; null when it is not. */
export interface NamedSubject {
  readonly portfolio: Portfolio;
  readonly portfolioName: string | null;
}

/** The request with the limits that come with it, else those that hold for the owner's portfolio. @throws corrupt-data */
export async function resolveRequest(
  { riskLimits, ownerId }: { readonly riskLimits: RiskLimitsService; readonly ownerId: UserId },
  { portfolio, portfolioName }: NamedSubject,
  terms: Omit<AnalysisTerms, 'sections'>,
): Promise<AnalysisRequest> {
  const { benchmark, riskFree, options } = terms;
  const { origin, limits } =
    terms.riskLimits === null
      ? await riskLimits.effectiveValid(ownerId, portfolioName)
      : { origin: 'request' as const, limits: terms.riskLimits };
  return { portfolio, portfolioName, benchmark, riskFree, options, limits, limitsOrigin: origin };
}
