import { invariant } from '../../common/invariant.js';
import type { PriceSource } from '../../market-data/price-source.js';
import type { CashMapSource } from '../../portfolio/cash-map.source.js';
import type { AnalysisRequest } from '../analysis-request.js';
import type { CalculationControl, Calculator } from '../calculator.js';
import type { Objective } from '../engine/optimize/objective.js';
import type { FrontierInput, OptimizationInput } from '../engine/optimize/optimization-input.js';
import type { FrontierResult } from '../engine/optimize/optimization-result.js';
import {
  type AnalysisSources,
  gatherAnalysis,
  type GatheredAnalysis,
  reportOf,
} from '../gather-analysis.js';
import type { FrontierReport, OptimizationReport } from './optimization-report.js';
import type { OptimizationQuestion } from './optimization-request-document.js';

/** The portfolio and its limits, with what is asked of them. */
export interface OptimizationRequest extends Pick<
  AnalysisRequest,
  'portfolio' | 'portfolioName' | 'limits' | 'limitsOrigin'
> {
  readonly question: OptimizationQuestion;
}

/** A frontier that is ready to be calculated, now or as a job. */
export interface PlannedFrontier {
  readonly input: FrontierInput;
  readonly toReport: (result: FrontierResult) => FrontierReport;
}

/** Finds the best weights of a portfolio: maps its cash, finds its prices, has them calculated. */
export class OptimizationService {
  private readonly sources: AnalysisSources;

  constructor(
    prices: PriceSource,
    cashMaps: CashMapSource,
    private readonly calculator: Calculator,
  ) {
    this.sources = { prices, cashMaps };
  }

  /** For every objective but a frontier. @throws AppError `expected-returns-missing` naming each; as `RiskService` does */
  async optimize(
    request: OptimizationRequest,
    control?: CalculationControl,
  ): Promise<OptimizationReport> {
    const objective = singleObjective(request.question);
    const gathered = await this.gather(request);
    const input: OptimizationInput = { ...inputOf(gathered, request), objective };
    const result = await this.calculator.run('optimization', input, control);
    return reportOf(gathered, result, input);
  }

  /** All that a frontier needs; nothing is calculated yet. @throws as `RiskService` does for cash and prices */
  async planFrontier(request: OptimizationRequest): Promise<PlannedFrontier> {
    const gathered = await this.gather(request);
    const { points } = request.question;
    const input: FrontierInput = { ...inputOf(gathered, request), points };
    return { input, toReport: (result) => reportOf(gathered, result, input) };
  }

  /** @throws AppError `expected-returns-missing` naming each; as `Calculator` does */
  async frontier(
    { input, toReport }: PlannedFrontier,
    control?: CalculationControl,
  ): Promise<FrontierReport> {
    return toReport(await this.calculator.run('frontier', input, control));
  }

  /** Expected returns of the question go before those of the portfolio. */
  private gather({ question, ...request }: OptimizationRequest): Promise<GatheredAnalysis> {
    const { benchmark, riskFree, options } = question;
    const expectedReturns = new Map([
      ...request.portfolio.expectedReturns,
      ...question.expectedReturns,
    ]);
    const portfolio = { ...request.portfolio, expectedReturns };
    return gatherAnalysis(this.sources, { ...request, portfolio, benchmark, riskFree, options });
  }
}

function inputOf(
  { input, expectedReturns }: GatheredAnalysis,
  { question: { bounds, cashCap, applyLimits } }: OptimizationRequest,
): Omit<OptimizationInput, 'objective'> {
  return { ...input, expectedReturns, bounds, cashCap, applyLimits };
}

function singleObjective({ objective: name, volatilityCap }: OptimizationQuestion): Objective {
  if (name === 'max-return') return { name, volatilityCap };
  invariant(name !== 'frontier', 'a frontier is planned, not optimized');
  return { name };
}
