import { Controller, Delete, Get, HttpCode, Patch, Put, Req, Res } from '@nestjs/common';
import { ApiBody, ApiNoContentResponse, ApiTags } from '@nestjs/swagger';
import type { DocumentRequest, OwnedRequest } from '../auth/owned-request.js';
import type { AnswerHeaders } from '../common/http/answer-headers.js';
import {
  ApiConditionalRead,
  ApiConditionalWrite,
  ApiStored,
} from '../common/http/dto/api-headers.decorator.js';
import {
  ApiProblems,
  BODY_PROBLEMS,
  STORAGE_PROBLEMS,
} from '../common/problem/dto/api-problems.decorator.js';
import { RiskLimitsAnswerDto, RiskLimitsDocumentDto } from './dto/risk-limits.dto.js';
import { type RiskLimitsAddress, RiskLimitsBaseController } from './risk-limits-base.controller.js';
import { RiskLimitsService } from './risk-limits.service.js';

const ADDRESS: RiskLimitsAddress = { portfolioName: null, path: '/v1/risk-limits' };

const WRITE_PROBLEMS = ['already-exists', 'stale-version', ...STORAGE_PROBLEMS] as const;

/** The limits of a user, for every portfolio without its own. */
@ApiTags('risk limits')
@Controller('v1/risk-limits')
export class RiskLimitsController extends RiskLimitsBaseController {
  constructor(protected readonly riskLimits: RiskLimitsService) {
    super();
  }

  /** Those that hold, yours or the defaults; `origin` says whose they are. */
  @Get()
  @ApiConditionalRead(RiskLimitsAnswerDto)
  @ApiProblems(...STORAGE_PROBLEMS)
  get(
    @Req() request: OwnedRequest,
    @Res({ passthrough: true }) reply: AnswerHeaders,
  ): Promise<RiskLimitsAnswerDto | undefined> {
    return this.read(request, ADDRESS, reply);
  }

  /** Replaces all of them: what is left out is not limited. */
  @Put()
  @ApiConditionalWrite()
  @ApiBody({ type: RiskLimitsDocumentDto })
  @ApiStored(RiskLimitsAnswerDto)
  @ApiProblems(...WRITE_PROBLEMS, ...BODY_PROBLEMS)
  put(
    @Req() request: DocumentRequest,
    @Res({ passthrough: true }) reply: AnswerHeaders,
  ): Promise<RiskLimitsAnswerDto> {
    return this.write('replace', request, ADDRESS, reply);
  }

  /** Lays these over those that hold: what is left out stays. */
  @Patch()
  @ApiConditionalWrite()
  @ApiBody({ type: RiskLimitsDocumentDto })
  @ApiStored(RiskLimitsAnswerDto)
  @ApiProblems('corrupt-data', ...WRITE_PROBLEMS, ...BODY_PROBLEMS)
  patch(
    @Req() request: DocumentRequest,
    @Res({ passthrough: true }) reply: AnswerHeaders,
  ): Promise<RiskLimitsAnswerDto> {
    return this.write('merge', request, ADDRESS, reply);
  }

  /** Back to what they fall back to. */
  @Delete()
  @HttpCode(204)
  @ApiConditionalWrite()
  @ApiNoContentResponse()
  @ApiProblems('risk-limits-not-found', ...WRITE_PROBLEMS)
  delete(@Req() request: OwnedRequest): Promise<void> {
    return this.remove(request, ADDRESS);
  }
}
