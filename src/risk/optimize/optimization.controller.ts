import { Controller, HttpCode, Param, Post, Req, Res, UseGuards } from '@nestjs/common';
import { ApiBody, ApiExtraModels, ApiOkResponse, ApiTags, getSchemaPath } from '@nestjs/swagger';
import { Calculates, Reads } from '../../auth/gate/dto/route-mark.decorators.js';
import type { DocumentRequest } from '../../auth/owned-request.js';
import type { UserId } from '../../auth/user-id.js';
import type { AnswerHeaders } from '../../common/http/answer-headers.js';
import { ClientSignal } from '../../common/http/dto/client-signal.decorator.js';
import { requireBody } from '../../common/http/json-body.js';
import {
  ApiProblems,
  BODY_PROBLEMS,
  STORAGE_PROBLEMS,
} from '../../common/problem/dto/api-problems.decorator.js';
import { requireReading } from '../../common/problem/invalid-document.error.js';
import { IDEMPOTENCY_PROBLEMS, Idempotent } from '../../idempotency/dto/idempotent.decorator.js';
import { PortfolioService } from '../../portfolio/portfolio.service.js';
import type { Portfolio } from '../../portfolio/portfolio.js';
import { RiskLimitsService } from '../../risk-limits/risk-limits.service.js';
import { ANALYSIS_PROBLEMS } from '../dto/analysis-problems.js';
import { ApiAcceptedJob } from '../jobs/dto/api-accepted-job.decorator.js';
import { acceptedJob } from '../jobs/dto/job-answer.js';
import { JobService } from '../jobs/job.service.js';
import { FrontierReportDto, OptimizationReportDto } from './dto/optimization-report.dto.js';
import { InlineOptimizationDto, OptimizationQuestionDto } from './dto/optimization-request.dto.js';
import {
  type OptimizationQuestion,
  readInlineOptimization,
  readOptimization,
} from './optimization-request-document.js';
import { type OptimizationRequest, OptimizationService } from './optimization.service.js';
import { RoomGuard } from '../workers/room.guard.js';

const WHAT = 'the optimization';

/** Frontiers over more assets take longer than anyone waits for an answer. */
const MOST_ASSETS_AT_ONCE = 100;

const OPTIMIZATION_PROBLEMS = [
  'corrupt-data',
  'expected-returns-missing',
  'too-many-jobs',
  ...ANALYSIS_PROBLEMS,
] as const;

const ANSWER = {
  oneOf: [
    { $ref: getSchemaPath(OptimizationReportDto) },
    { $ref: getSchemaPath(FrontierReportDto) },
  ],
};

@ApiTags('analysis')
@ApiExtraModels(OptimizationReportDto, FrontierReportDto)
@Controller('v1')
@UseGuards(RoomGuard)
@Calculates()
@Reads()
export class OptimizationController {
  constructor(
    private readonly optimizations: OptimizationService,
    private readonly portfolios: PortfolioService,
    private readonly riskLimits: RiskLimitsService,
    private readonly jobs: JobService,
  ) {}

  /** Of a portfolio that comes with the request and is not stored; a frontier over more than 100 assets is a job. */
  @Post('optimize')
  @HttpCode(200)
  @Idempotent()
  @ApiBody({ type: InlineOptimizationDto })
  @ApiOkResponse({ schema: ANSWER })
  @ApiAcceptedJob()
  @ApiProblems(
    ...IDEMPOTENCY_PROBLEMS,
    ...OPTIMIZATION_PROBLEMS,
    ...BODY_PROBLEMS,
    ...STORAGE_PROBLEMS,
  )
  async optimizeInline(
    @Req() { ownerId, body }: DocumentRequest,
    @ClientSignal() signal: AbortSignal,
    @Res({ passthrough: true }) reply: AnswerHeaders,
  ): Promise<object> {
    const { portfolio: named, question } = requireReading(
      readInlineOptimization(requireBody(body)),
      WHAT,
    );
    const subject = { portfolio: named.portfolio, portfolioName: null };
    const request = await this.requestOf(ownerId, subject, question);
    return this.answer(ownerId, request, { signal, reply });
  }

  /** Of a stored portfolio, within the limits that hold for it; a frontier over more than 100 assets is a job. */
  @Post('portfolios/:name/optimize')
  @HttpCode(200)
  @Idempotent()
  @ApiBody({ type: OptimizationQuestionDto })
  @ApiOkResponse({ schema: ANSWER })
  @ApiAcceptedJob()
  @ApiProblems(
    'invalid-name',
    'portfolio-not-found',
    ...IDEMPOTENCY_PROBLEMS,
    ...OPTIMIZATION_PROBLEMS,
    ...BODY_PROBLEMS,
    ...STORAGE_PROBLEMS,
  )
  async optimizeStored(
    @Req() { ownerId, body }: DocumentRequest,
    @Param('name') name: string,
    @ClientSignal() signal: AbortSignal,
    @Res({ passthrough: true }) reply: AnswerHeaders,
  ): Promise<object> {
    const question = requireReading(readOptimization(requireBody(body)), WHAT);
    const { content: portfolio } = await this.portfolios.getValid(ownerId, name);
    const request = await this.requestOf(ownerId, { portfolio, portfolioName: name }, question);
    return this.answer(ownerId, request, { signal, reply });
  }

  private async requestOf(
    ownerId: UserId,
    subject: { readonly portfolio: Portfolio; readonly portfolioName: string | null },
    question: OptimizationQuestion,
  ): Promise<OptimizationRequest> {
    const { origin, limits } =
      question.riskLimits === null
        ? await this.riskLimits.effectiveValid(ownerId, subject.portfolioName)
        : { origin: 'request' as const, limits: question.riskLimits };
    return { ...subject, question, limits, limitsOrigin: origin };
  }

  private async answer(
    ownerId: UserId,
    request: OptimizationRequest,
    { signal, reply }: { readonly signal: AbortSignal; readonly reply: AnswerHeaders },
  ): Promise<object> {
    if (request.question.objective !== 'frontier') {
      return this.optimizations.optimize(request, { signal });
    }
    const planned = await this.optimizations.planFrontier(request);
    const { input, toReport } = planned;
    if (input.assets.length <= MOST_ASSETS_AT_ONCE) {
      return this.optimizations.frontier(planned, { signal });
    }
    return acceptedJob(reply, this.jobs.start(ownerId, 'frontier', input, toReport));
  }
}
