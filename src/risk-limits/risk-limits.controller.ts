import { Controller, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { DocumentRequest, OwnedRequest } from '../auth/owned-request.js';
import type { AnswerHeaders } from '../common/http/answer-headers.js';
import { STORAGE_PROBLEMS } from '../common/problem/dto/api-problems.decorator.js';
import type { RiskLimitsAnswerDto } from './dto/risk-limits.dto.js';
import { riskLimitsRoutes } from './dto/risk-limits-routes.decorator.js';
import { type RiskLimitsAddress, RiskLimitsBaseController } from './risk-limits-base.controller.js';
import { RiskLimitsService } from './risk-limits.service.js';

const ADDRESS: RiskLimitsAddress = { portfolioName: null, path: '/v1/risk-limits' };

const ROUTES = riskLimitsRoutes(STORAGE_PROBLEMS);

/** The limits of a user, for every portfolio without its own. */
@ApiTags('risk limits')
@Controller('v1/risk-limits')
export class RiskLimitsController extends RiskLimitsBaseController {
  constructor(protected readonly riskLimits: RiskLimitsService) {
    super();
  }

  /** Those that hold, yours or the defaults; `origin` says whose they are. */
  @ROUTES.Read()
  get(
    @Req() request: OwnedRequest,
    @Res({ passthrough: true }) reply: AnswerHeaders,
  ): Promise<RiskLimitsAnswerDto | undefined> {
    return this.read(request, ADDRESS, reply);
  }

  /** Replaces all of them: what is left out is not limited. */
  @ROUTES.Replace()
  put(
    @Req() request: DocumentRequest,
    @Res({ passthrough: true }) reply: AnswerHeaders,
  ): Promise<RiskLimitsAnswerDto> {
    return this.write('replace', request, ADDRESS, reply);
  }

  /** Lays these over those that hold: what is left out stays. */
  @ROUTES.Merge()
  patch(
    @Req() request: DocumentRequest,
    @Res({ passthrough: true }) reply: AnswerHeaders,
  ): Promise<RiskLimitsAnswerDto> {
    return this.write('merge', request, ADDRESS, reply);
  }

  /** Back to what they fall back to. */
  @ROUTES.Remove()
  delete(@Req() request: OwnedRequest): Promise<void> {
    return this.remove(request, ADDRESS);
  }
}
