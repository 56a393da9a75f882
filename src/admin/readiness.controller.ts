import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Public } from '../auth/gate/dto/route-mark.decorators.js';
import { ApiProblems } from '../common/problem/dto/api-problems.decorator.js';
import { ReadinessDto } from './dto/readiness.dto.js';
import { ReadinessService } from './readiness.service.js';

@Public()
@ApiTags('operations')
@Controller('readyz')
export class ReadinessController {
  constructor(private readonly readiness: ReadinessService) {}

  /** Whether requests should be sent here: the store answers, its migrations are applied, prices can be had. */
  @Get()
  @ApiOkResponse({ type: ReadinessDto })
  @ApiProblems('not-ready')
  async get(): Promise<ReadinessDto> {
    return { status: 'ready', degraded: await this.readiness.requireReady() };
  }
}
