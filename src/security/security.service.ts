import { AppError } from '../common/problem/app-error.js';
import type { PriceSource } from '../market-data/price-source.js';
import type { ProxyProposalService } from '../proxies/proxy-proposal.service.js';
import type { CalculationControl } from '../risk/calculator.js';
import { NO_PROXIES } from '../risk/engine/factors/factor-proxies.js';
import { seriesReturns } from '../risk/engine/returns/series-returns.js';
import { gatherPrices } from '../risk/gather-prices.js';
import type { RiskService } from '../risk/risk.service.js';
import { type ChosenProxies, makeSecurityReport } from './make-security-report.js';
import { oneShare, portfolioOfOneShare } from './one-share.js';
import type { SecurityAnalysisRequest } from './security-analysis-request.js';
import type { SecurityReport } from './security-report.js';
import { yearsBefore } from './years-before.js';

const DEFAULT_YEARS = 10;

/** The risk of one security: that of a portfolio of one share of it. */
export class SecurityService {
  constructor(
    private readonly risk: RiskService,
    private readonly proposals: ProxyProposalService,
    private readonly prices: PriceSource,
  ) {}

  /** @throws as `RiskService.analyze` does; `invalid-request` for cash */
  async analyze(
    ticker: string,
    request: SecurityAnalysisRequest,
    control?: CalculationControl,
  ): Promise<SecurityReport> {
    const chosen = await this.chooseProxies(ticker, request);
    const { proxies } = chosen;
    const benchmark = request.benchmark ?? proxies.market;
    const { prices } = await gatherPrices(this.prices, [oneShare(ticker, proxies)], benchmark);
    const endDate = request.endDate ?? prices.get(ticker)?.dates.at(-1) ?? '';
    const startDate = request.startDate ?? yearsBefore(endDate, DEFAULT_YEARS);
    const report = await this.risk.analyze(
      {
        portfolio: portfolioOfOneShare(ticker, proxies, { startDate, endDate }),
        portfolioName: null,
        limits: { limits: {}, additionalSettings: null, extra: new Map() },
        limitsOrigin: 'request',
        benchmark,
        riskFree: request.riskFree,
        options: request.options,
      },
      control,
    );
    if (report.cashMapping.length > 0) {
      throw new AppError('invalid-request', `${ticker} is cash, not a security`);
    }
    const returnsOf = seriesReturns(prices, { endDate });
    return makeSecurityReport(report, ticker, { chosen, returnsOf });
  }

  private async chooseProxies(
    ticker: string,
    { proxies }: SecurityAnalysisRequest,
  ): Promise<ChosenProxies> {
    if (proxies !== 'default') return { proxies, origin: 'given', reason: null };
    const { proposals } = await this.proposals.propose([{ ticker, currency: null }]);
    const [proposal] = proposals;
    return {
      proxies: proposal?.proxies ?? NO_PROXIES,
      origin: proposal?.origin ?? 'default:none',
      reason: proposal?.reason ?? null,
    };
  }
}
