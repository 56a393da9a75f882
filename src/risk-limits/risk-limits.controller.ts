import { Body, Controller, Delete, Get, HttpCode, Patch, Put, Req, Res } from '@nestjs/common';
import { ApiBody, ApiNoContentResponse, ApiTags } from '@nestjs/swagger';
import type { OwnedRequest } from '../auth/owned-request.js';
import type { DocumentNode } from '../common/document/document-node.js';
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
import { type RiskLimitsAddress, RiskLimitsResource } from './risk-limits-resource.js';
import { RiskLimitsService } from './risk-limits.service.js';

const ADDRESS: RiskLimitsAddress = { portfolioName: null, path: '/v1/risk-limits' };

/** The limits of a user, for every portfolio without its own. */
@ApiTags('risk limits')
@Controller('v1/risk-limits')
export class RiskLimitsController {
  private readonly resource: RiskLimitsResource;

  constructor(riskLimits: RiskLimitsService) {
    this.resource = new RiskLimitsResource(riskLimits);
  }

  @Get()
  @ApiConditionalRead(RiskLimitsAnswerDto)
  @ApiProblems(...STORAGE_PROBLEMS)
  get(
    @Req() request: OwnedRequest,
    @Res({ passthrough: true }) reply: AnswerHeaders,
  ): Promise<RiskLimitsAnswerDto | undefined> {
    return this.resource.get(request, ADDRESS, reply);
  }

  /** Replaces all of them; what is left out is not limited. */
  @Put()
  @ApiConditionalWrite()
  @ApiBody({ type: RiskLimitsDocumentDto })
  @ApiStored(RiskLimitsAnswerDto)
  @ApiProblems('already-exists', 'stale-version', ...BODY_PROBLEMS, ...STORAGE_PROBLEMS)
  put(
    @Req() request: OwnedRequest,
    @Body() body: DocumentNode | null | undefined,
    @Res({ passthrough: true }) reply: AnswerHeaders,
  ): Promise<RiskLimitsAnswerDto> {
    return this.resource.write('replace', { ...ownedBy(request), body }, ADDRESS, reply);
  }
}
