import { Controller, Get, Req } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ApiProblems, STORAGE_PROBLEMS } from '../common/problem/dto/api-problems.decorator.js';
import { meAnswer, MeDto } from './dto/me.dto.js';
import { ServingDto } from './dto/serving.dto.js';
import { MeService } from './me.service.js';
import type { OwnedRequest } from './owned-request.js';

@ApiTags('me')
@Controller('v1/me')
export class MeController {
  constructor(private readonly me: MeService) {}

  /** Who you are here, and what you may do. */
  @Get()
  @ApiOkResponse({ type: MeDto })
  @ApiProblems(...STORAGE_PROBLEMS)
  async get(@Req() { caller }: OwnedRequest): Promise<MeDto> {
    return meAnswer(caller, await this.me.name(caller.ownerId));
  }

  /** Which store serves the user, and why. */
  @Get('storage')
  @ApiOkResponse({ type: ServingDto })
  @ApiProblems(...STORAGE_PROBLEMS)
  async storage(@Req() { ownerId }: OwnedRequest): Promise<ServingDto> {
    const { store, reason, files } = await this.me.storage(ownerId);
    return { store, reason, files };
  }
}
