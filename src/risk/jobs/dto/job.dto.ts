import { ApiProperty } from '@nestjs/swagger';
import { ProblemDto } from '../../../common/problem/dto/problem.dto.js';
import { JOB_STATES, type JobState } from '../job.js';

export class JobProgressDto {
  @ApiProperty({ type: 'integer' })
  readonly done!: number;

  @ApiProperty({ type: 'integer' })
  readonly total!: number;
}

export class JobListItemDto {
  @ApiProperty({ format: 'uuid' })
  readonly id!: string;

  @ApiProperty({ example: 'frontier', description: 'What is calculated.' })
  readonly kind!: string;

  @ApiProperty({ enum: JOB_STATES, enumName: 'JobState' })
  readonly state!: JobState;

  @ApiProperty({ type: JobProgressDto, nullable: true, description: 'Null until it is known.' })
  readonly progress!: JobProgressDto | null;

  @ApiProperty({ format: 'date-time' })
  readonly createdAt!: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'When it ended.' })
  readonly finishedAt!: string | null;
}

export class JobDto extends JobListItemDto {
  @ApiProperty({
    type: 'object',
    nullable: true,
    additionalProperties: true,
    description: 'When done: what the route that started it would have answered. Null otherwise.',
  })
  readonly result!: object | null;

  @ApiProperty({ type: ProblemDto, nullable: true, description: 'Why it failed; null otherwise.' })
  readonly problem!: ProblemDto | null;
}

export class JobListDto {
  @ApiProperty({ type: [JobListItemDto], description: 'Newest first, without results.' })
  readonly items!: readonly JobListItemDto[];

  @ApiProperty({ type: String, nullable: true, description: '`cursor` of the next page.' })
  readonly nextCursor!: string | null;
}
