import type { CashMapSource } from '../portfolio/cash-map.source.js';
import { mapCash } from '../portfolio/cash-mapping.js';
import type { PriceSource } from '../market-data/price-source.js';
import type { AnalysisReport } from './analysis-report.js';
import { riskFreeLabel } from './analysis-report.js';
import type { AnalysisRequest } from './analysis-request.js';
import { BASE_CURRENCY, gatherPrices } from './gather-prices.js';
import { inputHash } from './input-hash.js';
import type { CalculationControl, Calculator } from './calculator.js';
import type { HtmlRequest } from './report/html/render-html.js';
import type { AnalysisInput } from './engine/analysis-input.js';
import { ENGINE_VERSION } from './engine/engine-version.js';

/** Turns a portfolio into its risk report: maps its cash, finds its prices, computes. */
export class RiskService {
  constructor(
    private readonly prices: PriceSource,
    private readonly cashMaps: CashMapSource,
    private readonly calculator: Calculator,
  ) {}

  /**
   * The report as a page. Its charts take a tenth of a second to draw, so that is done where calculations are.
   * @throws as `Calculator` does
   */
  async page(request: HtmlRequest, control?: CalculationControl): Promise<string> {
    const { page } = await this.calculator.run('html', request, control);
    return page;
  }

  /** @throws AppError with a code of the 422 family naming every ticker at fault; price-source-unavailable; as `Calculator` does */
  async analyze(request: AnalysisRequest, control?: CalculationControl): Promise<AnalysisReport> {
    const { portfolio, benchmark } = request;
    const mapping = mapCash(portfolio, await this.cashMaps.current());
    const gathered = await gatherPrices(this.prices, mapping.assets, benchmark);
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
    const result = await this.calculator.run('analysis', input, control);
    return {
      portfolioName: request.portfolioName,
      asOf: portfolio.endDate,
      baseCurrency: BASE_CURRENCY,
      frequency: 'monthly',
      benchmark,
      riskFree: riskFreeLabel(request.riskFree),
      options: request.options,
      limitsOrigin: request.limitsOrigin,
      priceSource: this.prices.description,
      cashMapping: mapping.applied,
      engineVersion: ENGINE_VERSION,
      inputHash: inputHash(input),
      ...result,
      warnings: [...mapping.warnings, ...gathered.warnings, ...result.warnings],
    };
  }
}
