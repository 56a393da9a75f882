import { Controller, Delete, Get, HttpCode, Param, Put, Query, Req, Res } from '@nestjs/common';
import { ApiBody, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { DocumentRequest, OwnedRequest } from '../auth/owned-request.js';
import {
  type AnswerHeaders,
  sendCreated,
  sendNotModified,
  sendTag,
} from '../common/http/answer-headers.js';
import {
  ApiConditionalRead,
  ApiConditionalWrite,
  ApiPage,
  ApiStored,
} from '../common/http/dto/api-headers.decorator.js';
import { requireBody } from '../common/http/json-body.js';
import { readPageQuery, toCursor } from '../common/http/page-query.js';
import { isNotModified, stateOfVersion, writeOptions } from '../common/http/preconditions.js';
import {
  ApiProblems,
  BODY_PROBLEMS,
  STORAGE_PROBLEMS,
} from '../common/problem/dto/api-problems.decorator.js';
import { requireReading } from '../common/problem/invalid-document.error.js';
import { namedDocument, portfolioAnswer } from './dto/portfolio-answer.js';
import { PortfolioAnswerDto, PortfolioDocumentDto } from './dto/portfolio-document.dto.js';
import { PortfolioListDto } from './dto/portfolio-list.dto.js';
import { readPortfolio } from './portfolio-document.js';
import { portfolioListItem } from './portfolio-list-item.js';
import { PortfolioService } from './portfolio.service.js';

@ApiTags('portfolios')
@Controller('v1/portfolios')
export class PortfolioController {
  constructor(private readonly portfolios: PortfolioService) {}

  /** In code-unit order of names. */
  @Get()
  @ApiPage()
  @ApiOkResponse({ type: PortfolioListDto })
  @ApiProblems(...STORAGE_PROBLEMS)
  async list(
    @Req() { ownerId }: OwnedRequest,
    @Query() query: Readonly<Record<string, unknown>>,
  ): Promise<PortfolioListDto> {
    const { items, nextCursor } = await this.portfolios.list(ownerId, readPageQuery(query));
    return { items: items.map(portfolioListItem), nextCursor: toCursor(nextCursor) };
  }

  @Get(':name')
  @ApiConditionalRead(PortfolioAnswerDto)
  @ApiProblems('invalid-name', 'portfolio-not-found', ...STORAGE_PROBLEMS)
  async get(
    @Req() { ownerId, headers }: OwnedRequest,
    @Param('name') name: string,
    @Res({ passthrough: true }) reply: AnswerHeaders,
  ): Promise<object | undefined> {
    const stored = await this.portfolios.get(ownerId, name);
    sendTag(reply, stored.version);
    if (!isNotModified(headers, stored.version)) return portfolioAnswer(stored);
    sendNotModified(reply);
    return undefined;
  }

  /** Creates or replaces. */
  @Put(':name')
  @ApiConditionalWrite()
  @ApiBody({ type: PortfolioDocumentDto })
  @ApiStored(PortfolioAnswerDto)
  @ApiProblems(
    'invalid-name',
    'already-exists',
    'stale-version',
    ...BODY_PROBLEMS,
    ...STORAGE_PROBLEMS,
  )
  async put(
    @Req() { ownerId, headers, body }: DocumentRequest,
    @Param('name') name: string,
    @Res({ passthrough: true }) reply: AnswerHeaders,
  ): Promise<object> {
    const reading = readPortfolio(requireBody(body), { unknownKeys: 'refuse', expectedName: name });
    const { portfolio } = requireReading(reading, 'the portfolio');
    const options = await writeOptions(headers, async () =>
      stateOfVersion(await this.portfolios.find(ownerId, name)),
    );
    const { version, created } = await this.portfolios.save(ownerId, name, portfolio, options);
    sendTag(reply, version);
    sendCreated(reply, created, `/v1/portfolios/${encodeURIComponent(name)}`);
    return namedDocument(name, portfolio);
  }

  /** Removes it and the risk limits of its own; its changes stay known. */
  @Delete(':name')
  @HttpCode(204)
  @ApiConditionalWrite()
  @ApiNoContentResponse()
  @ApiProblems(
    'invalid-name',
    'portfolio-not-found',
    'already-exists',
    'stale-version',
    ...STORAGE_PROBLEMS,
  )
  async delete(
    @Req() { ownerId, headers }: OwnedRequest,
    @Param('name') name: string,
  ): Promise<void> {
    const options = await writeOptions(headers, async () =>
      stateOfVersion(await this.portfolios.find(ownerId, name)),
    );
    await this.portfolios.delete(ownerId, name, options);
  }
}
