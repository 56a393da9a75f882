import { Controller, Param, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { DocumentRequest, OwnedRequest } from '../auth/owned-request.js';
import type { AnswerHeaders } from '../common/http/answer-headers.js';
import { STORAGE_PROBLEMS } from '../common/problem/dto/api-problems.decorator.js';
import type { RiskLimitsAnswerDto } from './dto/risk-limits.dto.js';
import { riskLimitsRoutes } from './dto/risk-limits-routes.decorator.js';
import { type RiskLimitsAddress, RiskLimitsBaseController } from './risk-limits-base.controller.js';
import { RiskLimitsService } from './risk-limits.service.js';

const ROUTES = riskLimitsRoutes(['invalid-name', 'portfolio-not-found', ...STORAGE_PROBLEMS]);

/** The limits of one portfolio. */
@ApiTags('risk limits')
@Controller('v1/portfolios/:name/risk-limits')
export class PortfolioRiskLimitsController extends RiskLimitsBaseController {
  constructor(protected readonly riskLimits: RiskLimitsService) {
    super();
  }

  /** Those that hold: its own, yours or the defaults; `origin` says whose they are. */
  @ROUTES.Read()
  get(
    @Req() request: OwnedRequest,
    @Param('name') name: string,
    @Res({ passthrough: true }) reply: AnswerHeaders,
  ): Promise<RiskLimitsAnswerDto | undefined> {
    return this.read(request, addressOf(name), reply);
  }

  /** Replaces all of them: what is left out is not limited. */
  @ROUTES.Replace()
  put(
    @Req() request: DocumentRequest,
    @Param('name') name: string,
    @Res({ passthrough: true }) reply: AnswerHeaders,
  ): Promise<RiskLimitsAnswerDto> {
    return this.write('replace', request, addressOf(name), reply);
  }

  /** Lays these over those that hold: what is left out stays. */
  @ROUTES.Merge()
  patch(
    @Req() request: DocumentRequest,
    @Param('name') name: string,
    @Res({ passthrough: true }) reply: AnswerHeaders,
  ): Promise<RiskLimitsAnswerDto> {
    return this.write('merge', request, addressOf(name), reply);
  }

  /** Back to what they fall back to. */
  @ROUTES.Remove()
  delete(@Req() request: OwnedRequest, @Param('name') name: string): Promise<void> {
    return this.remove(request, addressOf(name));
  }
}

function addressOf(name: string): RiskLimitsAddress {
  return {
    portfolioName: name,
    path: `/v1/portfolios/${encodeURIComponent(name)}/risk-limits`,
  };
}
