import { Controller, HttpCode, Param, Post, Req, UseGuards } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Calculates, Reads } from '../../auth/gate/dto/route-mark.decorators.js';
import type { DocumentRequest } from '../../auth/owned-request.js';
import { ClientSignal } from '../../common/http/dto/client-signal.decorator.js';
import { requireBody } from '../../common/http/json-body.js';
import {
  ApiProblems,
  BODY_PROBLEMS,
  STORAGE_PROBLEMS,
} from '../../common/problem/dto/api-problems.decorator.js';
import { requireReading } from '../../common/problem/invalid-document.error.js';
import { PortfolioService } from '../../portfolio/portfolio.service.js';
import { ANALYSIS_PROBLEMS } from '../dto/analysis-problems.js';
import { StressReportDto } from './dto/stress-report.dto.js';
import { InlineStressDto, StressTermsDto } from './dto/stress-request.dto.js';
import {
  DEFAULT_STRESS_TERMS,
  readInlineStress,
  readStressTerms,
} from './stress-request-document.js';
import { StressService } from './stress.service.js';
import { RoomGuard } from '../workers/room.guard.js';

const WHAT = 'the stress test';

/** What can keep a portfolio from being put under stress. */
const STRESS_PROBLEMS = ['unknown-shock', 'unknown-episode', ...ANALYSIS_PROBLEMS] as const;

@ApiTags('analysis')
@Controller('v1')
@UseGuards(RoomGuard)
@Calculates()
@Reads()
export class StressController {
  constructor(
    private readonly stressTests: StressService,
    private readonly portfolios: PortfolioService,
  ) {}

  /** Of a portfolio that comes with the request and is not stored. */
  @Post('stress')
  @HttpCode(200)
  @ApiBody({ type: InlineStressDto })
  @ApiOkResponse({ type: StressReportDto })
  @ApiProblems(...STRESS_PROBLEMS, ...BODY_PROBLEMS)
  async stressInline(
    @Req() { body }: DocumentRequest,
    @ClientSignal() signal: AbortSignal,
  ): Promise<object> {
    const { portfolio, terms } = requireReading(readInlineStress(requireBody(body)), WHAT);
    const request = { portfolio: portfolio.portfolio, portfolioName: null, terms };
    return this.stressTests.stress(request, { signal });
  }

  /** Of a stored portfolio; the body may be left out. */
  @Post('portfolios/:name/stress')
  @HttpCode(200)
  @ApiBody({ type: StressTermsDto, required: false })
  @ApiOkResponse({ type: StressReportDto })
  @ApiProblems(
    'invalid-name',
    'portfolio-not-found',
    'corrupt-data',
    ...STRESS_PROBLEMS,
    ...BODY_PROBLEMS,
    ...STORAGE_PROBLEMS,
  )
  async stressStored(
    @Req() { ownerId, body }: DocumentRequest,
    @Param('name') name: string,
    @ClientSignal() signal: AbortSignal,
  ): Promise<object> {
    const terms =
      body === null || body === undefined
        ? DEFAULT_STRESS_TERMS
        : requireReading(readStressTerms(body), WHAT);
    const { content } = await this.portfolios.getValid(ownerId, name);
    return this.stressTests.stress({ portfolio: content, portfolioName: name, terms }, { signal });
  }
}
