import type { ChangeLog } from '../portfolio/change-log.js';
import type { PortfolioStore } from '../portfolio/portfolio.store.js';
import type { RiskLimitsStore } from '../risk-limits/risk-limits.store.js';
import type { ScenarioStore } from '../scenario/scenario.store.js';
import { RevertService } from './revert.service.js';
import {
  revertiblePortfolios,
  revertibleRiskLimits,
  revertibleScenarios,
} from './revertible-documents.js';

/** The ports that changes are taken back through. */
export interface RevertPorts {
  readonly portfolios: PortfolioStore;
  readonly scenarios: ScenarioStore;
  readonly riskLimits: RiskLimitsStore;
  readonly changes: ChangeLog;
}

export function openReverts({
  portfolios,
  scenarios,
  riskLimits,
  changes,
}: RevertPorts): RevertService {
  const kinds = {
    portfolio: revertiblePortfolios(portfolios),
    scenario: revertibleScenarios(scenarios),
    'risk-limits': revertibleRiskLimits(riskLimits),
  };
  return new RevertService(kinds, changes, riskLimits);
}
