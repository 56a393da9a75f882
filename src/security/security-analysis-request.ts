import type { AnalysisOptions, RiskFree } from '../risk/engine/analysis-input.js';
import type { FactorProxies } from '../risk/engine/factors/factor-proxies.js';

/** How one security is to be analysed. */
export interface SecurityAnalysisRequest {
  /** Null: ten years before the end. */
  readonly startDate: string | null;
  /** Null: the day of its last price. */
  readonly endDate: string | null;
  /** `default`: those that would be proposed for it. */
  readonly proxies: FactorProxies | 'default';
  /** Null: its market proxy. */
  readonly benchmark: string | null;
  readonly riskFree: RiskFree;
  readonly options: AnalysisOptions;
}
