import { Controller, Delete, Get, HttpCode, Param, Query, Req } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { OwnedRequest } from '../../auth/owned-request.js';
import { ApiPage } from '../../common/http/dto/api-headers.decorator.js';
import { readPageQuery, toCursor } from '../../common/http/page-query.js';
import { ApiProblems } from '../../common/problem/dto/api-problems.decorator.js';
import { jobAnswer, jobListItem } from './dto/job-answer.js';
import { JobDto, JobListDto } from './dto/job.dto.js';
import { JobService } from './job.service.js';

@ApiTags('jobs')
@Controller('v1/jobs')
export class JobsController {
  constructor(private readonly jobs: JobService) {}

  /** Those under way, and those that ended lately. */
  @Get()
  @ApiPage()
  @ApiOkResponse({ type: JobListDto })
  @ApiProblems()
  list(
    @Req() { ownerId }: OwnedRequest,
    @Query() query: Readonly<Record<string, unknown>>,
  ): JobListDto {
    const { items, nextCursor } = this.jobs.list(ownerId, readPageQuery(query, 'jobs'));
    return { items: items.map(jobListItem), nextCursor: toCursor(nextCursor, 'jobs') };
  }

  /** How far it is, and its result once it is done. */
  @Get(':id')
  @ApiOkResponse({ type: JobDto })
  @ApiProblems('job-not-found')
  get(@Req() { ownerId }: OwnedRequest, @Param('id') id: string): JobDto {
    return jobAnswer(this.jobs.get(ownerId, id));
  }

  /** Cancels a job that is not over; forgets one that is. */
  @Delete(':id')
  @HttpCode(204)
  @ApiNoContentResponse()
  @ApiProblems('job-not-found')
  cancel(@Req() { ownerId }: OwnedRequest, @Param('id') id: string): void {
    this.jobs.cancel(ownerId, id);
  }
}
