import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  Put,
  Query,
  Req,
  Res,
} from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { OwnedRequest } from '../auth/owned-request.js';
import type { DocumentNode } from '../common/document/document-node.js';
import { type AnswerHeaders, sendTag } from '../common/http/answer-headers.js';
import { changeReason } from '../common/http/change-reason.js';
import {
  ApiConditionalRead,
  ApiConditionalWrite,
  ApiCreatable,
  ApiDeletion,
  ApiPage,
} from '../common/http/dto/api-headers.decorator.js';
import { requireBody } from '../common/http/json-body.js';
import { readPageQuery, toCursor } from '../common/http/page-query.js';
import { isNotModified, writeCondition } from '../common/http/preconditions.js';
import {
  ApiProblems,
  BODY_PROBLEMS,
  STORAGE_PROBLEMS,
} from '../common/problem/dto/api-problems.decorator.js';
import { requireReading } from '../common/problem/invalid-document.error.js';
import { namedDocument, portfolioAnswer, portfolioListItem } from './dto/portfolio-answer.js';
import { PortfolioAnswerDto, PortfolioDocumentDto } from './dto/portfolio-document.dto.js';
import { PortfolioListDto } from './dto/portfolio-list.dto.js';
import { readPortfolio } from './portfolio-document.js';
import { PortfolioService } from './portfolio.service.js';

@ApiTags('portfolios')
@Controller('v1/portfolios')
export class PortfolioController {
  constructor(private readonly portfolios: PortfolioService) {}

  /** Your portfolios, by name. */
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
  @ApiConditionalRead()
  @ApiOkResponse({ type: PortfolioAnswerDto })
  @ApiProblems('invalid-name', 'portfolio-not-found', ...STORAGE_PROBLEMS)
  async get(
    @Req() { ownerId, headers }: OwnedRequest,
    @Param('name') name: string,
    @Res({ passthrough: true }) reply: AnswerHeaders,
  ): Promise<object | undefined> {
    const stored = await this.portfolios.get(ownerId, name);
    sendTag(reply, stored.version);
    if (!isNotModified(headers, stored.version)) return portfolioAnswer(stored);
    reply.status(304);
    return undefined;
  }

  /** Creates or replaces. */
  @Put(':name')
  @ApiConditionalWrite()
  @ApiBody({ type: PortfolioDocumentDto })
  @ApiOkResponse({ type: PortfolioAnswerDto, description: 'Replaced.' })
  @ApiCreatable(PortfolioAnswerDto)
  @ApiProblems(
    'invalid-name',
    'already-exists',
    'stale-version',
    ...BODY_PROBLEMS,
    ...STORAGE_PROBLEMS,
  )
  async put(
    @Req() { ownerId, headers }: OwnedRequest,
    @Param('name') name: string,
    @Body() body: DocumentNode | null | undefined,
    @Res({ passthrough: true }) reply: AnswerHeaders,
  ): Promise<object> {
    const reading = readPortfolio(requireBody(body), { unknownKeys: 'refuse', expectedName: name });
    const { portfolio } = requireReading(reading, 'the portfolio');
    const condition = await writeCondition(headers, () => this.findState(ownerId, name));
    const options = { condition, reason: changeReason(headers) };
    const { version, created } = await this.portfolios.save(ownerId, name, portfolio, options);
    sendTag(reply, version);
    if (created) reply.status(201);
    if (created) reply.header('location', `/v1/portfolios/${encodeURIComponent(name)}`);
    return namedDocument(name, portfolio);
  }

  /** Removes it and its own risk limits; its changes stay known. */
  @Delete(':name')
  @HttpCode(204)
  @ApiConditionalWrite()
  @ApiDeletion()
  @ApiProblems('invalid-name', 'portfolio-not-found', 'stale-version', ...STORAGE_PROBLEMS)
  async delete(
    @Req() { ownerId, headers }: OwnedRequest,
    @Param('name') name: string,
  ): Promise<void> {
    const condition = await writeCondition(headers, () => this.findState(ownerId, name));
    await this.portfolios.delete(ownerId, name, { condition, reason: changeReason(headers) });
  }
}
