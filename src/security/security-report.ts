import type { ProposalOrigin } from '../proxies/proxy-proposal.js';
import type { AnalysisReport } from '../risk/analysis-report.js';
import type { AssetRegressionResult } from '../risk/engine/factor-result.js';
import type { FactorProxies } from '../risk/engine/factors/factor-proxies.js';
import type { AssetValue } from '../risk/engine/valuation/value-asset.js';

/** Whose the proxies are: the caller's, or what the default rests on. */
export type ProxiesOrigin = 'given' | 'default:none' | ProposalOrigin;

/** What an analysis says of a portfolio of one share of one security, without what only a portfolio has. */
export interface SecurityReport extends Pick<
  AnalysisReport,
  | 'asOf'
  | 'baseCurrency'
  | 'frequency'
  | 'window'
  | 'benchmark'
  | 'riskFree'
  | 'options'
  | 'volatility'
  | 'loss'
  | 'performance'
  | 'decomposition'
  | 'excluded'
  | 'proxied'
  | 'staleness'
  | 'priceSource'
  | 'engineVersion'
  | 'inputHash'
  | 'warnings'
> {
  readonly ticker: string;
  /** Its latest price, and the value of one share in the base currency. */
  readonly valuation: AssetValue;
  readonly proxies: FactorProxies;
  readonly proxiesOrigin: ProxiesOrigin;
  /** Why these are the default; null for proxies that were given. */
  readonly proxiesReason: string | null;
  /** Its own monthly returns in the base currency. */
  readonly returns: AnalysisReport['portfolioReturns'];
  /** Null without a factor that explains it. */
  readonly regression: AssetRegressionResult | null;
  /** Of its returns with those of the market proxy; null without one that has every month and varies. */
  readonly marketCorrelation: number | null;
}
