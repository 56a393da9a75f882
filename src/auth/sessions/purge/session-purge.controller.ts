import { Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  ApiProblems,
  STORAGE_PROBLEMS,
} from '../../../common/problem/dto/api-problems.decorator.js';
import { AdminRoute } from '../../gate/dto/route-mark.decorators.js';
import { PurgeReportDto } from './dto/purge-report.dto.js';
import { SessionPurgeService } from './session-purge.service.js';

@AdminRoute()
@ApiTags('operations')
@Controller('v1/admin/sessions/purge')
export class SessionPurgeController {
  constructor(private readonly purge: SessionPurgeService) {}

  /** Removes all sessions that are over, now; while another instance does so, it is left to that one. */
  @Post()
  @HttpCode(200)
  @ApiOkResponse({ type: PurgeReportDto })
  @ApiProblems(...STORAGE_PROBLEMS)
  run(): Promise<PurgeReportDto> {
    return this.purge.runNow(new AbortController().signal);
  }
}
