import { Controller, Get, HttpCode, Param, Post, Req } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { DocumentRequest, OwnedRequest } from '../auth/owned-request.js';
import { ApiConditionalWrite } from '../common/http/dto/api-headers.decorator.js';
import { requireBody } from '../common/http/json-body.js';
import { stateOfVersion, writeOptions } from '../common/http/preconditions.js';
import {
  ApiProblems,
  BODY_PROBLEMS,
  STORAGE_PROBLEMS,
} from '../common/problem/dto/api-problems.decorator.js';
import { requireReading } from '../common/problem/invalid-document.error.js';
import { IDEMPOTENCY_PROBLEMS, Idempotent } from '../idempotency/dto/idempotent.decorator.js';
import { changeIdOf, operationIdOf } from '../idempotency/operation-id.js';
import { PortfolioService } from '../portfolio/portfolio.service.js';
import { readAcceptance } from './acceptance-document.js';
import {
  AcceptanceDto,
  AcceptedProposalsDto,
  ProxyProposalsDto,
} from './dto/proxy-proposals.dto.js';
import { PortfolioProposalsService } from './portfolio-proposals.service.js';

const PROBLEMS = [
  'invalid-name',
  'portfolio-not-found',
  'corrupt-data',
  'price-source-unavailable',
  ...STORAGE_PROBLEMS,
] as const;

@ApiTags('portfolios')
@Controller('v1/portfolios/:name/proxy-proposals')
export class ProxyProposalsController {
  constructor(
    private readonly proposals: PortfolioProposalsService,
    private readonly portfolios: PortfolioService,
  ) {}

  /** Default proxies for what is held without any. They count once you accept them, and not before. */
  @Get()
  @ApiOkResponse({ type: ProxyProposalsDto })
  @ApiProblems(...PROBLEMS)
  list(@Req() { ownerId }: OwnedRequest, @Param('name') name: string): Promise<ProxyProposalsDto> {
    return this.proposals.list(ownerId, name);
  }

  /** Writes what is proposed for these tickers into the portfolio, all of it or nothing. */
  @Post('accept')
  @HttpCode(200)
  @Idempotent()
  @ApiConditionalWrite()
  @ApiBody({ type: AcceptanceDto })
  @ApiOkResponse({ type: AcceptedProposalsDto })
  @ApiProblems(
    'proposal-not-found',
    'already-exists',
    'stale-version',
    ...IDEMPOTENCY_PROBLEMS,
    ...PROBLEMS,
    ...BODY_PROBLEMS,
  )
  async accept(
    @Req() request: DocumentRequest,
    @Param('name') name: string,
  ): Promise<AcceptedProposalsDto> {
    const { ownerId, headers, body } = request;
    const tickers = requireReading(readAcceptance(requireBody(body)), 'the acceptance');
    const operationId = operationIdOf(request);
    const written = await this.portfolios.written(ownerId, operationId);
    if (written !== null) return this.proposals.accepted(ownerId, name, { tickers, written });
    const options = await writeOptions(headers, async () =>
      stateOfVersion(await this.portfolios.find(ownerId, name)),
    );
    return this.proposals.accept(ownerId, name, {
      ...options,
      ...changeIdOf(operationId),
      tickers,
    });
  }
}
