import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { AdminRoute } from '../auth/gate/dto/route-mark.decorators.js';
import { ApiProblems, STORAGE_PROBLEMS } from '../common/problem/dto/api-problems.decorator.js';
import { HealthDto } from './dto/health.dto.js';
import { HealthService } from './health.service.js';

@AdminRoute()
@ApiTags('operations')
@Controller('v1/admin/health')
export class HealthController {
  constructor(private readonly health: HealthService) {}

  /** How this instance is, with the reason of each check that fails; 200 whatever it says. */
  @Get()
  @ApiOkResponse({ type: HealthDto })
  @ApiProblems(...STORAGE_PROBLEMS)
  get(): Promise<HealthDto> {
    return this.health.get();
  }
}
