import { Controller, Get, Param, Query, Req } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { OwnedRequest } from '../auth/owned-request.js';
import { ApiPage } from '../common/http/dto/api-headers.decorator.js';
import { readPageQuery, toCursor } from '../common/http/page-query.js';
import { ApiProblems, STORAGE_PROBLEMS } from '../common/problem/dto/api-problems.decorator.js';
import { LimitCheckListDto } from './dto/limit-check-list.dto.js';
import { LimitCheckService } from './limit-check.service.js';

@ApiTags('risk limits')
@Controller('v1/portfolios/:name/limit-checks')
export class LimitChecksController {
  constructor(private readonly limitChecks: LimitCheckService) {}

  /** When its limits were evaluated, and breaches opened and closed, newest first; also of a portfolio that is gone. */
  @Get()
  @ApiPage()
  @ApiOkResponse({ type: LimitCheckListDto })
  @ApiProblems('invalid-name', 'portfolio-not-found', ...STORAGE_PROBLEMS)
  async list(
    @Req() { ownerId }: OwnedRequest,
    @Param('name') name: string,
    @Query() query: Readonly<Record<string, unknown>>,
  ): Promise<LimitCheckListDto> {
    const list = `limit checks of ${name}`;
    const { after: before, limit } = readPageQuery(query, list);
    const { items, nextCursor } = await this.limitChecks.history(ownerId, name, { before, limit });
    const open = await this.limitChecks.openBreaches(ownerId, name);
    return { open, items, nextCursor: toCursor(nextCursor, list) };
  }
}
