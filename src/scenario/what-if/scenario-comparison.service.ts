import type { UserId } from '../../auth/user-id.js';
import type { PortfolioService } from '../../portfolio/portfolio.service.js';
import type { ComparisonReport } from '../../risk/comparison-report.js';
import { resolveRequest } from '../../risk/resolve-request.js';
import type { RiskLimitsService } from '../../risk-limits/risk-limits.service.js';
import type { ScenarioService } from '../scenario.service.js';
import type { ScenarioComparison } from './scenario-comparison-document.js';
import { scenarioBase } from './scenario-base.js';
import type { WhatIfService } from './what-if.service.js';

/** Holds a stored scenario against a portfolio: dates, proxies and expected returns are the portfolio's. */
export class ScenarioComparisonService {
  constructor(
    private readonly scenarios: ScenarioService,
    private readonly portfolios: PortfolioService,
    private readonly riskLimits: RiskLimitsService,
    private readonly whatIfs: WhatIfService,
  ) {}

  /** @throws ScenarioNotFoundError; AppError `base-portfolio-missing`, and as `WhatIfService` does */
  async compare(
    ownerId: UserId,
    name: string,
    {
      comparison,
      signal,
    }: { readonly comparison: ScenarioComparison; readonly signal?: AbortSignal },
  ): Promise<ComparisonReport> {
    const { base, terms, factorProxies, window } = comparison;
    const { content: scenario } = await this.scenarios.getValid(ownerId, name);
    const { portfolios, riskLimits } = this;
    const subject = await scenarioBase({ portfolios, ownerId }, scenario, base);
    const request = await resolveRequest({ riskLimits, ownerId }, subject, terms);
    const change = { kind: 'target' as const, weights: scenario.targetWeights };
    const control = signal === undefined ? {} : { signal };
    const { report } = await this.whatIfs.compare(
      request,
      { change, factorProxies, window },
      control,
    );
    return { ...report, scenarioName: name };
  }
}
