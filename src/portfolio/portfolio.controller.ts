import { Controller, Delete, Get, HttpCode, Param, Put, Query, Req, Res } from '@nestjs/common';
import { ApiBody, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { DocumentRequest, OwnedRequest } from '../auth/owned-request.js';
import { type AnswerHeaders, sendNotModified, sendTag } from '../common/http/answer-headers.js';
import {
  ApiConditionalRead,
  ApiConditionalWrite,
  ApiPage,
  ApiStored,
} from '../common/http/dto/api-headers.decorator.js';
import { requireBody } from '../common/http/json-body.js';
import { deleteNamed, putNamed } from '../common/http/named-write.js';
import { readPageQuery, toCursor } from '../common/http/page-query.js';
import { isNotModified } from '../common/http/preconditions.js';
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

const WRITE_PROBLEMS = [
  'invalid-name',
  'already-exists',
  'stale-version',
  ...STORAGE_PROBLEMS,
] as const;

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
    const { items, nextCursor } = await this.portfolios.list(
      ownerId,
      readPageQuery(query, 'portfolios'),
    );
    return { items: items.map(portfolioListItem), nextCursor: toCursor(nextCursor, 'portfolios') };
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
  @ApiProblems(...WRITE_PROBLEMS, ...BODY_PROBLEMS)
  async put(
    @Req() request: DocumentRequest,
    @Param('name') name: string,
    @Res({ passthrough: true }) reply: AnswerHeaders,
  ): Promise<object> {
    const body = requireBody(request.body);
    const reading = readPortfolio(body, { unknownKeys: 'refuse', expectedName: name });
    const { portfolio: content } = requireReading(reading, 'the portfolio');
    const path = `/v1/portfolios/${encodeURIComponent(name)}`;
    await putNamed(this.portfolios, { request, name, content, path }, reply);
    return namedDocument(name, content);
  }

  /** Removes it and the risk limits of its own; its changes stay known. */
  @Delete(':name')
  @HttpCode(204)
  @ApiConditionalWrite()
  @ApiNoContentResponse()
  @ApiProblems('portfolio-not-found', ...WRITE_PROBLEMS)
  delete(@Req() request: OwnedRequest, @Param('name') name: string): Promise<void> {
    return deleteNamed(this.portfolios, request, name);
  }
}
