import { invariant } from '../common/invariant.js';
import type { AnalysisReport } from '../risk/analysis-report.js';
import type { AnalysisWarning } from '../risk/engine/analysis-result.js';
import { type FactorProxies, isWithoutProxies } from '../risk/engine/factors/factor-proxies.js';
import { correlationWith } from '../risk/engine/measures/correlation-with.js';
import type { SeriesReturns } from '../risk/engine/returns/series-returns.js';
import type { ProxiesOrigin, SecurityReport } from './security-report.js';

export interface ChosenProxies {
  readonly proxies: FactorProxies;
  readonly origin: ProxiesOrigin;
  /** Null for those that were given. */
  readonly reason: string | null;
}

/** The report on a portfolio of one security as one on the security. */
export function makeSecurityReport(
  report: AnalysisReport,
  ticker: string,
  { chosen, returnsOf }: { readonly chosen: ChosenProxies; readonly returnsOf: SeriesReturns },
): SecurityReport {
  // The only one of each: looked up by place, for a ticker may be called `constructor`.
  const [valuation] = Object.values(report.valuation);
  const [regression = null] = Object.values(report.regressions);
  invariant(valuation !== undefined, 'the one security has a value');
  const { proxies, origin, reason } = chosen;
  return {
    ticker,
    asOf: report.asOf,
    baseCurrency: report.baseCurrency,
    frequency: report.frequency,
    window: report.window,
    valuation,
    proxies,
    proxiesOrigin: origin,
    proxiesReason: reason,
    benchmark: report.benchmark,
    riskFree: report.riskFree,
    options: report.options,
    volatility: report.volatility,
    marketCorrelation: marketCorrelation(report, proxies.market, returnsOf),
    regression,
    decomposition: report.decomposition,
    loss: report.loss,
    performance: report.performance,
    returns: report.portfolioReturns,
    excluded: report.excluded,
    proxied: report.proxied,
    staleness: report.staleness,
    priceSource: report.priceSource,
    engineVersion: report.engineVersion,
    inputHash: report.inputHash,
    warnings: warningsOf(report, ticker, { chosen, isExplained: regression !== null }),
  };
}

function marketCorrelation(
  { portfolioReturns: { months, returns } }: AnalysisReport,
  market: string | null,
  returnsOf: SeriesReturns,
): number | null {
  if (market === null) return null;
  const byMonth = returnsOf(market);
  const theirs = months.map((month) => byMonth.get(month)?.value ?? null);
  const known = theirs.filter((value) => value !== null);
  return known.length < months.length ? null : correlationWith(returns, known);
}

/** Coverage is a word of portfolios; of one security the same is said in its own words. */
function warningsOf(
  { warnings }: AnalysisReport,
  ticker: string,
  { chosen, isExplained }: { readonly chosen: ChosenProxies; readonly isExplained: boolean },
): readonly AnalysisWarning[] {
  const others = warnings.filter(({ code }) => code !== 'no-factor-proxies');
  if (isExplained) return others;
  const detail = `no factor explains ${ticker}, all its risk is its own: ${whyUnexplained(chosen)}`;
  return [...others, { code: 'no-factor-proxies', tickers: [ticker], detail }];
}

function whyUnexplained({ proxies, reason }: ChosenProxies): string {
  if (reason === null) {
    return isWithoutProxies(proxies)
      ? 'no proxies were given'
      : 'none of the proxies given can be used';
  }
  return isWithoutProxies(proxies)
    ? `there are no default proxies (${reason})`
    : 'none of the default proxies can be used';
}
