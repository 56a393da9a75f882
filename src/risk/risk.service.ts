import type { CashMapSource } from '../portfolio/cash-map.source.js';
import type { PriceSource } from '../market-data/price-source.js';
import type { AnalysisReport } from './analysis-report.js';
import type { AnalysisRequest } from './analysis-request.js';
import type { CalculationControl, Calculator } from './calculator.js';
import type { ComparedReports } from './comparison-report.js';
import type { ComparisonWindow } from './engine/compare/comparison.js';
import type { Episode } from './engine/stress/episode.js';
import type { MonthRange } from './engine/returns/analysis-window.js';
import {
  type AnalysisSources,
  gatherAnalysis,
  type GatheredAnalysis,
  reportOf,
} from './gather-analysis.js';
import type { ComparisonHtmlRequest } from './report/html/render-comparison-html.js';
import type { HtmlRequest } from './report/html/render-html.js';

/** Turns a portfolio into its risk report: maps its cash, finds its prices, computes. */
export class RiskService {
  private readonly sources: AnalysisSources;

  constructor(
    prices: PriceSource,
    cashMaps: CashMapSource,
    private readonly calculator: Calculator,
  ) {
    this.sources = { prices, cashMaps };
  }

  /**
   * The report as a page. Its charts take a tenth of a second to draw, so that is done where calculations are.
   * @throws as `Calculator` does
   */
  async page(request: HtmlRequest, control?: CalculationControl): Promise<string> {
    const { page } = await this.calculator.run('html', request, control);
    return page;
  }

  /** A comparison as a page. @throws as `Calculator` does */
  async comparisonPage(
    request: ComparisonHtmlRequest,
    control?: CalculationControl,
  ): Promise<string> {
    const { page } = await this.calculator.run('comparisonHtml', request, control);
    return page;
  }

  /** @throws AppError with a code of the 422 family naming every ticker at fault; price-source-unavailable; as `Calculator` does */
  async analyze(request: AnalysisRequest, control?: CalculationControl): Promise<AnalysisReport> {
    const gathered = await gatherAnalysis(this.sources, request);
    return reportOf(gathered, await this.calculator.run('analysis', gathered.input, control));
  }

  /** Two portfolios held against each other, in one calculation. @throws as `analyze`, for either */
  async compare(
    { before, after, window, episodes }: ComparisonRequest,
    control?: CalculationControl,
  ): Promise<ComparedReports> {
    const [former, latter] = await Promise.all([
      gatherAnalysis(this.sources, before),
      gatherAnalysis(this.sources, after),
    ]);
    const input = { before: former.input, after: latter.input, window, episodes };
    const result = await this.calculator.run('comparison', input, control);
    const { difference, limitChanges, cut, warnings } = result;
    return {
      before: reportOf(former, result.before, hashedOf(former, cut.before)),
      after: reportOf(latter, result.after, hashedOf(latter, cut.after)),
      difference,
      limitChanges,
      episodes: result.episodes,
      window,
      warnings,
    };
  }
}

/** The same terms on two portfolios. */
export interface ComparisonRequest {
  readonly before: AnalysisRequest;
  readonly after: AnalysisRequest;
  readonly window: ComparisonWindow;
  readonly episodes: readonly Episode[];
}

/** Figures of a cut window depend on the cut too; those of a whole one are the same as of an analysis alone. */
function hashedOf({ input }: GatheredAnalysis, cut: MonthRange | null): object {
  return cut === null ? input : { ...input, within: cut };
}
