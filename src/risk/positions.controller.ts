import { Controller, Get, Param, Req } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { OwnedRequest } from '../auth/owned-request.js';
import { ApiProblems, STORAGE_PROBLEMS } from '../common/problem/dto/api-problems.decorator.js';
import { PortfolioService } from '../portfolio/portfolio.service.js';
import { positionValuesAnswer, PositionValuesDto } from './dto/position-values.dto.js';
import { PositionValuesService } from './position-values.service.js';

@ApiTags('portfolios')
@Controller('v1/portfolios/:name/positions')
export class PositionsController {
  constructor(
    private readonly portfolios: PortfolioService,
    private readonly positionValues: PositionValuesService,
  ) {}

  /** As the broker names them, with their values. */
  @Get()
  @ApiOkResponse({ type: PositionValuesDto })
  @ApiProblems(
    'invalid-name',
    'portfolio-not-found',
    'corrupt-data',
    'price-source-unavailable',
    ...STORAGE_PROBLEMS,
  )
  async list(
    @Req() { ownerId }: OwnedRequest,
    @Param('name') name: string,
  ): Promise<PositionValuesDto> {
    const { content } = await this.portfolios.getValid(ownerId, name);
    return positionValuesAnswer(await this.positionValues.value(content));
  }
}
