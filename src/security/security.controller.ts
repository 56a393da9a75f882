import { Controller, HttpCode, Param, Post, Req, UseGuards } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Calculates, Reads } from '../auth/gate/dto/route-mark.decorators.js';
import type { DocumentRequest } from '../auth/owned-request.js';
import { ClientSignal } from '../common/http/dto/client-signal.decorator.js';
import { ApiProblems, BODY_PROBLEMS } from '../common/problem/dto/api-problems.decorator.js';
import { requireReading } from '../common/problem/invalid-document.error.js';
import { PRICED_PROBLEMS } from '../risk/dto/analysis-problems.js';
import { RoomGuard } from '../risk/workers/room.guard.js';
import { SecurityReportDto } from './dto/security-report.dto.js';
import { SecurityRequestDto } from './dto/security-request.dto.js';
import { DEFAULT_SECURITY_REQUEST, readSecurityRequest } from './security-request-document.js';
import { requireTicker } from './security-ticker.js';
import { SecurityService } from './security.service.js';

@ApiTags('analysis')
@Controller('v1/securities')
@UseGuards(RoomGuard)
@Calculates()
@Reads()
export class SecurityController {
  constructor(private readonly securities: SecurityService) {}

  /** One security, whether you hold it or not, against the proxies you give or default ones; the body may be left out. */
  @Post(':ticker/analysis')
  @HttpCode(200)
  @ApiBody({ type: SecurityRequestDto, required: false })
  @ApiOkResponse({ type: SecurityReportDto })
  @ApiProblems(...PRICED_PROBLEMS, ...BODY_PROBLEMS)
  analyze(
    @Req() { body }: DocumentRequest,
    @Param('ticker') ticker: string,
    @ClientSignal() signal: AbortSignal,
  ): Promise<SecurityReportDto> {
    const request =
      body === null || body === undefined
        ? DEFAULT_SECURITY_REQUEST
        : requireReading(readSecurityRequest(body), 'the analysis request');
    return this.securities.analyze(requireTicker(ticker), request, { signal });
  }
}
