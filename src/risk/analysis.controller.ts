import { Controller, HttpCode, Param, Post, Req, UseGuards } from '@nestjs/common';
import { ApiBody, ApiTags } from '@nestjs/swagger';
import { Calculates, Reads } from '../auth/gate/dto/route-mark.decorators.js';
import type { DocumentRequest } from '../auth/owned-request.js';
import type { UserId } from '../auth/user-id.js';
import { sendPage } from '../common/http/answer-headers.js';
import {
  AnswerReport,
  ApiReport,
  type ReportAnswer,
} from '../common/http/dto/report-answer.decorator.js';
import { requireBody } from '../common/http/json-body.js';
import {
  ApiProblems,
  BODY_PROBLEMS,
  STORAGE_PROBLEMS,
} from '../common/problem/dto/api-problems.decorator.js';
import { requireReading } from '../common/problem/invalid-document.error.js';
import { PortfolioService } from '../portfolio/portfolio.service.js';
import type { Portfolio } from '../portfolio/portfolio.js';
import { RiskLimitsService } from '../risk-limits/risk-limits.service.js';
import { SECTIONS_OF_PART, selectSections } from './analysis-report.js';
import {
  type AnalysisTerms,
  DEFAULT_ANALYSIS_TERMS,
  type InlineAnalysis,
  readAnalysisTerms,
  readInlineAnalysis,
} from './analysis-request-document.js';
import { ANALYSIS_PROBLEMS } from './dto/analysis-problems.js';
import { AnalysisReportDto } from './dto/analysis-report.dto.js';
import {
  AnalysisTermsDto,
  InlineAnalysisDto,
  InlinePartDto,
  PartTermsDto,
} from './dto/analysis-request.dto.js';
import { LimitCheckRecorder } from './limit-check-recorder.js';
import { pageReport } from './report/page-report.js';
import { PAGE_POLICY } from './report/page-policy.js';
import { readPartRequest } from './report-part-document.js';
import { RiskService } from './risk.service.js';
import { RoomGuard } from './workers/room.guard.js';

const WHAT = 'the analysis request';

/** What a page calls a portfolio that came with the request. */
const UNNAMED = 'the portfolio as given';

/** What can keep a portfolio from being reported on. */
const REPORT_PROBLEMS = ['not-acceptable', 'corrupt-data', ...ANALYSIS_PROBLEMS] as const;

/** What can keep a stored one from it. */
const STORED_PROBLEMS = [
  'invalid-name',
  'portfolio-not-found',
  ...REPORT_PROBLEMS,
  ...BODY_PROBLEMS,
  ...STORAGE_PROBLEMS,
] as const;

@ApiTags('analysis')
@Controller('v1')
@UseGuards(RoomGuard)
@Calculates()
@Reads()
export class AnalysisController {
  constructor(
    private readonly risk: RiskService,
    private readonly portfolios: PortfolioService,
    private readonly riskLimits: RiskLimitsService,
    private readonly limitChecks: LimitCheckRecorder,
  ) {}

  /** Of a portfolio that comes with the request and is not stored. */
  @Post('analysis')
  @HttpCode(200)
  @ApiBody({ type: InlineAnalysisDto })
  @ApiReport(AnalysisReportDto)
  @ApiProblems(...REPORT_PROBLEMS, ...BODY_PROBLEMS, ...STORAGE_PROBLEMS)
  async analyzeInline(
    @Req() { ownerId, body }: DocumentRequest,
    @AnswerReport() answer: ReportAnswer,
  ): Promise<object | string> {
    return this.inline(
      ownerId,
      requireReading(readInlineAnalysis(requireBody(body)), WHAT),
      answer,
    );
  }

  /** The score of a portfolio that comes with the request, and its limits. */
  @Post('score')
  @HttpCode(200)
  @ApiBody({ type: InlinePartDto })
  @ApiReport(AnalysisReportDto)
  @ApiProblems(...REPORT_PROBLEMS, ...BODY_PROBLEMS, ...STORAGE_PROBLEMS)
  async scoreInline(
    @Req() { ownerId, body }: DocumentRequest,
    @AnswerReport() answer: ReportAnswer,
  ): Promise<object | string> {
    return this.inline(ownerId, inlinePart(body, 'score'), answer);
  }

  /** What a portfolio that comes with the request would have earned. */
  @Post('performance')
  @HttpCode(200)
  @ApiBody({ type: InlinePartDto })
  @ApiReport(AnalysisReportDto)
  @ApiProblems(...REPORT_PROBLEMS, ...BODY_PROBLEMS, ...STORAGE_PROBLEMS)
  async performanceInline(
    @Req() { ownerId, body }: DocumentRequest,
    @AnswerReport() answer: ReportAnswer,
  ): Promise<object | string> {
    return this.inline(ownerId, inlinePart(body, 'performance'), answer);
  }

  /** Of a stored portfolio, against the limits that hold for it; the body may be left out. */
  @Post('portfolios/:name/analysis')
  @HttpCode(200)
  @ApiBody({ type: AnalysisTermsDto, required: false })
  @ApiReport(AnalysisReportDto)
  @ApiProblems(...STORED_PROBLEMS)
  async analyzeStored(
    @Req() { ownerId, body }: DocumentRequest,
    @Param('name') name: string,
    @AnswerReport() answer: ReportAnswer,
  ): Promise<object | string> {
    const terms =
      body === null || body === undefined
        ? DEFAULT_ANALYSIS_TERMS
        : requireReading(readAnalysisTerms(body), WHAT);
    return this.stored(ownerId, name, { terms, answer });
  }

  /** The score of a stored portfolio, and its limits; the body may be left out. */
  @Post('portfolios/:name/score')
  @HttpCode(200)
  @ApiBody({ type: PartTermsDto, required: false })
  @ApiReport(AnalysisReportDto)
  @ApiProblems(...STORED_PROBLEMS)
  async scoreStored(
    @Req() { ownerId, body }: DocumentRequest,
    @Param('name') name: string,
    @AnswerReport() answer: ReportAnswer,
  ): Promise<object | string> {
    return this.stored(ownerId, name, { terms: partTerms(body, 'score'), answer });
  }

  /** What a stored portfolio would have earned; the body may be left out. */
  @Post('portfolios/:name/performance')
  @HttpCode(200)
  @ApiBody({ type: PartTermsDto, required: false })
  @ApiReport(AnalysisReportDto)
  @ApiProblems(...STORED_PROBLEMS)
  async performanceStored(
    @Req() { ownerId, body }: DocumentRequest,
    @Param('name') name: string,
    @AnswerReport() answer: ReportAnswer,
  ): Promise<object | string> {
    return this.stored(ownerId, name, { terms: partTerms(body, 'performance'), answer });
  }

  private inline(
    ownerId: UserId,
    { portfolio: { portfolio }, terms }: InlineAnalysis,
    answer: ReportAnswer,
  ): Promise<object | string> {
    return this.analyze(ownerId, { portfolio, portfolioName: null }, { terms, answer });
  }

  private async stored(
    ownerId: UserId,
    name: string,
    request: { readonly terms: AnalysisTerms; readonly answer: ReportAnswer },
  ): Promise<object | string> {
    const { content } = await this.portfolios.getValid(ownerId, name);
    return this.analyze(ownerId, { portfolio: content, portfolioName: name }, request);
  }

  private async analyze(
    ownerId: UserId,
    subject: { readonly portfolio: Portfolio; readonly portfolioName: string | null },
    { terms, answer }: { readonly terms: AnalysisTerms; readonly answer: ReportAnswer },
  ): Promise<object | string> {
    const { riskLimits, benchmark, riskFree, options, sections } = terms;
    const { origin, limits } =
      riskLimits === null
        ? await this.riskLimits.effectiveValid(ownerId, subject.portfolioName)
        : { origin: 'request' as const, limits: riskLimits };
    const question = { benchmark, riskFree, options, limits, limitsOrigin: origin };
    const { signal } = answer;
    const analyzed = await this.risk.analyze({ ...subject, ...question }, { signal });
    const report = await this.limitChecks.keep(ownerId, analyzed);
    if (!answer.isPage) return selectSections(report, sections);
    const title = subject.portfolioName ?? UNNAMED;
    const page = await this.risk.page({ report: pageReport(report), title, sections }, { signal });
    sendPage(answer.reply, PAGE_POLICY);
    return page;
  }
}

type NamedPart = 'score' | 'performance';

function partTerms(body: DocumentRequest['body'], part: NamedPart): AnalysisTerms {
  const sections = SECTIONS_OF_PART[part];
  if (body === null || body === undefined) return { ...DEFAULT_ANALYSIS_TERMS, sections };
  return { ...requireReading(readPartRequest(body, part, readAnalysisTerms), WHAT), sections };
}

function inlinePart(body: DocumentRequest['body'], part: NamedPart): InlineAnalysis {
  const reading = readPartRequest(requireBody(body), part, readInlineAnalysis);
  const { portfolio, terms } = requireReading(reading, WHAT);
  return { portfolio, terms: { ...terms, sections: SECTIONS_OF_PART[part] } };
}
