import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Public } from '../auth/gate/dto/route-mark.decorators.js';
import { ApiProblems } from '../common/problem/dto/api-problems.decorator.js';
import { LivenessDto } from './dto/liveness.dto.js';

@Public()
@ApiTags('operations')
@Controller('livez')
export class LivenessController {
  /** The process answers; nothing else is looked at. */
  @Get()
  @ApiOkResponse({ type: LivenessDto })
  @ApiProblems()
  get(): LivenessDto {
    return { status: 'ok' };
  }
}
