import { timedStep } from '../common/timing/timed.js';
import { Controller, Get, Header, Param, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { OwnedRequest } from '../auth/owned-request.js';
import { writeYaml } from '../common/document/yaml-writer.js';
import type { AnswerHeaders } from '../common/http/answer-headers.js';
import { attachment } from '../common/http/content-disposition.js';
import { ApiPage } from '../common/http/dto/api-headers.decorator.js';
import { readPageQuery, toCursor } from '../common/http/page-query.js';
import { ApiProblems, STORAGE_PROBLEMS } from '../common/problem/dto/api-problems.decorator.js';
import { CashMapSource } from './cash-map.source.js';
import { mapCash } from './cash-mapping.js';
import { analysisInputAnswer } from './dto/analysis-input-answer.js';
import { AnalysisInputDto } from './dto/analysis-input.dto.js';
import { ChangeListDto, changeSetAnswer } from './dto/change-list.dto.js';
import { portfolioDocument } from './portfolio-document.js';
import { PortfolioService } from './portfolio.service.js';

const YAML_MEDIA_TYPE = 'application/yaml';

/** A stored portfolio seen from other sides. */
@ApiTags('portfolios')
@Controller('v1/portfolios/:name')
export class PortfolioViewsController {
  constructor(
    private readonly portfolios: PortfolioService,
    private readonly cashMaps: CashMapSource,
  ) {}

  /** After the cash mapping: what an analysis starts from. */
  @Get('analysis-input')
  @ApiOkResponse({ type: AnalysisInputDto })
  @ApiProblems('invalid-name', 'portfolio-not-found', 'corrupt-data', ...STORAGE_PROBLEMS)
  async analysisInput(
    @Req() { ownerId }: OwnedRequest,
    @Param('name') name: string,
  ): Promise<AnalysisInputDto> {
    const { content } = await this.portfolios.getValid(ownerId, name);
    const cashMap = await this.cashMaps.current();
    const mapping = timedStep('cash-mapping', () => mapCash(content, cashMap));
    return analysisInputAnswer(content, mapping);
  }

  /** What was changed, when and why, newest first; also of a portfolio that is gone. */
  @Get('changes')
  @ApiPage()
  @ApiOkResponse({ type: ChangeListDto })
  @ApiProblems('invalid-name', 'portfolio-not-found', ...STORAGE_PROBLEMS)
  async changes(
    @Req() { ownerId }: OwnedRequest,
    @Param('name') portfolioName: string,
    @Query() query: Readonly<Record<string, unknown>>,
  ): Promise<ChangeListDto> {
    const list = `changes of ${portfolioName}`;
    const { after: before, limit } = readPageQuery(query, list);
    const page = await this.portfolios.changes(ownerId, { portfolioName, before, limit });
    return { items: page.items.map(changeSetAnswer), nextCursor: toCursor(page.nextCursor, list) };
  }

  /** The canonical YAML file. */
  @Get('export')
  @Header('content-type', YAML_MEDIA_TYPE)
  @ApiProduces(YAML_MEDIA_TYPE)
  @ApiOkResponse({ schema: { type: 'string' } })
  @ApiProblems('invalid-name', 'portfolio-not-found', 'corrupt-data', ...STORAGE_PROBLEMS)
  async export(
    @Req() { ownerId }: OwnedRequest,
    @Param('name') name: string,
    @Res({ passthrough: true }) reply: AnswerHeaders,
  ): Promise<string> {
    const { content } = await this.portfolios.getValid(ownerId, name);
    reply.header('content-disposition', attachment(`${name}.yaml`));
    return writeYaml(portfolioDocument(content));
  }
}
