import { Controller, HttpCode, Param, Post, Req } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { DocumentRequest } from '../auth/owned-request.js';
import type { UserId } from '../auth/user-id.js';
import { ClientSignal } from '../common/http/dto/client-signal.decorator.js';
import { requireBody } from '../common/http/json-body.js';
import {
  ApiProblems,
  BODY_PROBLEMS,
  CALCULATION_PROBLEMS,
  STORAGE_PROBLEMS,
} from '../common/problem/dto/api-problems.decorator.js';
import { requireReading } from '../common/problem/invalid-document.error.js';
import { PortfolioService } from '../portfolio/portfolio.service.js';
import type { Portfolio } from '../portfolio/portfolio.js';
import { RiskLimitsService } from '../risk-limits/risk-limits.service.js';
import { selectSections } from './analysis-report.js';
import {
  type AnalysisTerms,
  DEFAULT_ANALYSIS_TERMS,
  readAnalysisTerms,
  readInlineAnalysis,
} from './analysis-request-document.js';
import { AnalysisReportDto } from './dto/analysis-report.dto.js';
import { AnalysisTermsDto, InlineAnalysisDto } from './dto/analysis-request.dto.js';
import { RiskService } from './risk.service.js';

const WHAT = 'the analysis request';

/** What can keep a portfolio from being analysed. */
const ANALYSIS_PROBLEMS = [
  'corrupt-data',
  'prices-not-found',
  'invalid-prices',
  'price-gap',
  'fx-rate-missing',
  'insufficient-history',
  'net-value-not-positive',
  'mixed-quantities',
  'invalid-options',
  'price-source-unavailable',
  ...CALCULATION_PROBLEMS,
] as const;

@ApiTags('analysis')
@Controller('v1')
export class AnalysisController {
  constructor(
    private readonly risk: RiskService,
    private readonly portfolios: PortfolioService,
    private readonly riskLimits: RiskLimitsService,
  ) {}

  /** Of a portfolio that comes with the request and is not stored. */
  @Post('analysis')
  @HttpCode(200)
  @ApiBody({ type: InlineAnalysisDto })
  @ApiOkResponse({ type: AnalysisReportDto })
  @ApiProblems(...ANALYSIS_PROBLEMS, ...BODY_PROBLEMS, ...STORAGE_PROBLEMS)
  async analyzeInline(
    @Req() { ownerId, body }: DocumentRequest,
    @ClientSignal() signal: AbortSignal,
  ): Promise<object> {
    const request = requireReading(readInlineAnalysis(requireBody(body)), WHAT);
    const { portfolio } = request.portfolio;
    const subject = { portfolio, portfolioName: null };
    return this.analyze(ownerId, subject, { terms: request.terms, signal });
  }

  /** Of a stored portfolio, against the limits that hold for it; the body may be left out. */
  @Post('portfolios/:name/analysis')
  @HttpCode(200)
  @ApiBody({ type: AnalysisTermsDto, required: false })
  @ApiOkResponse({ type: AnalysisReportDto })
  @ApiProblems(
    'invalid-name',
    'portfolio-not-found',
    ...ANALYSIS_PROBLEMS,
    ...BODY_PROBLEMS,
    ...STORAGE_PROBLEMS,
  )
  async analyzeStored(
    @Req() { ownerId, body }: DocumentRequest,
    @Param('name') name: string,
    @ClientSignal() signal: AbortSignal,
  ): Promise<object> {
    const terms =
      body === null || body === undefined
        ? DEFAULT_ANALYSIS_TERMS
        : requireReading(readAnalysisTerms(body), WHAT);
    const { content } = await this.portfolios.getValid(ownerId, name);
    return this.analyze(ownerId, { portfolio: content, portfolioName: name }, { terms, signal });
  }

  private async analyze(
    ownerId: UserId,
    subject: { readonly portfolio: Portfolio; readonly portfolioName: string | null },
    { terms, signal }: { readonly terms: AnalysisTerms; readonly signal: AbortSignal },
  ): Promise<object> {
    const { riskLimits, benchmark, riskFree, options, sections } = terms;
    const { origin, limits } =
      riskLimits === null
        ? await this.riskLimits.effectiveValid(ownerId, subject.portfolioName)
        : { origin: 'request' as const, limits: riskLimits };
    const question = { benchmark, riskFree, options, limits, limitsOrigin: origin };
    const report = await this.risk.analyze({ ...subject, ...question }, { signal });
    return selectSections(report, sections);
  }
}
