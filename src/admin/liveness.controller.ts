import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ApiProblems } from '../common/problem/dto/api-problems.decorator.js';
import { LivenessDto } from './dto/liveness.dto.js';

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
