import { timedStep } from '../common/timing/timed.js';
import type { PriceSource } from '../market-data/price-source.js';
import type { CashMapSource } from '../portfolio/cash-map.source.js';
import { type AppliedCash, mapCash } from '../portfolio/cash-mapping.js';
import type { AnalysisReport } from './analysis-report.js';
import { riskFreeLabel } from './analysis-report.js';
import type { AnalysisRequest } from './analysis-request.js';
import type { OptimizedAnalysis } from './engine/analyze-and-optimize.js';
import type { AnalysisInput } from './engine/analysis-input.js';
import type { AnalysisResult, AnalysisWarning } from './engine/analysis-result.js';
import { ENGINE_VERSION } from './engine/engine-version.js';
import { BASE_CURRENCY, gatherPrices } from './gather-prices.js';
import { inputHash } from './input-hash.js';

/** Where a portfolio's cash proxies and prices come from. */
export interface AnalysisSources {
  readonly prices: PriceSource;
  readonly cashMaps: CashMapSource;
}

/** A portfolio ready for the engine, and what its report says beside the figures. */
export interface GatheredAnalysis {
  readonly input: AnalysisInput;
  readonly request: AnalysisRequest;
  readonly priceSource: string;
  readonly cashMapping: readonly AppliedCash[];
  /** Annual, by ticker after cash mapping; may name tickers not held. */
  readonly expectedReturns: ReadonlyMap<string, number>;
  readonly warnings: readonly AnalysisWarning[];
}

/** What a report says beside its figures. */
export type ReportFrame = Omit<AnalysisReport, keyof OptimizedAnalysis>;

/** Maps the cash and finds the prices. @throws AppError `prices-not-found`, `invalid-prices`, price-source-unavailable */
export async function gatherAnalysis(
  { prices, cashMaps }: AnalysisSources,
  request: AnalysisRequest,
): Promise<GatheredAnalysis> {
  const { portfolio, benchmark } = request;
  const cashMap = await cashMaps.current();
  const mapping = timedStep('cash-mapping', () => mapCash(portfolio, cashMap));
  const gathered = await gatherPrices(prices, mapping.assets, benchmark);
  const input: AnalysisInput = {
    startDate: portfolio.startDate,
    endDate: portfolio.endDate,
    baseCurrency: BASE_CURRENCY,
    assets: mapping.assets,
    prices: gathered.prices,
    limits: request.limits.limits,
    benchmark,
    riskFree: request.riskFree,
    options: request.options,
  };
  return {
    input,
    request,
    priceSource: prices.description,
    cashMapping: mapping.applied,
    expectedReturns: mapping.expectedReturns,
    warnings: [...mapping.warnings, ...gathered.warnings],
  };
}

/** The figures with all that is needed to judge and repeat them; `hashed` is everything they depend on. */
export function reportOf<Result extends Pick<AnalysisResult, 'warnings'>>(
  { input, request, priceSource, cashMapping, warnings }: GatheredAnalysis,
  result: Result,
  hashed: object = input,
): ReportFrame & Result {
  return {
    portfolioName: request.portfolioName,
    asOf: input.endDate,
    baseCurrency: input.baseCurrency,
    frequency: 'monthly',
    benchmark: input.benchmark,
    riskFree: riskFreeLabel(request.riskFree),
    options: request.options,
    limitsOrigin: request.limitsOrigin,
    priceSource,
    cashMapping,
    engineVersion: ENGINE_VERSION,
    inputHash: inputHash(hashed),
    ...result,
    warnings: [...warnings, ...result.warnings.map(withWayToProposals)],
  };
}

/** An analysis adds no proxies by itself: it says where some are proposed. */
function withWayToProposals(warning: AnalysisWarning): AnalysisWarning {
  if (warning.code !== 'no-factor-proxies') return warning;
  const way = '"risk portfolio proxies", or proxy-proposals of the stored portfolio, proposes some';
  return { ...warning, detail: `${warning.detail}; ${way}` };
}
