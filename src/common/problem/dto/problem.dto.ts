import { ApiProperty } from '@nestjs/swagger';
import { FAULT_CODES, type FaultCode } from '../../document/fault.js';
import { PROBLEM_CATALOG, type ProblemCode } from '../problem-catalog.js';
import type { ProblemDetails, ProblemError } from '../problem-details.js';

export class ProblemErrorDto implements ProblemError {
  @ApiProperty({ description: 'A sentence with the value and what is expected instead.' })
  readonly detail!: string;

  @ApiProperty({ required: false, enum: FAULT_CODES, enumName: 'FaultCode' })
  readonly code?: FaultCode;

  @ApiProperty({ required: false, description: 'JSON pointer to the value at fault.' })
  readonly pointer?: string;

  @ApiProperty({ required: false, type: 'integer', nullable: true, description: 'From 1.' })
  readonly line?: number | null;

  @ApiProperty({ required: false, type: 'integer', nullable: true, description: 'From 1.' })
  readonly column?: number | null;

  @ApiProperty({ required: false, type: String, nullable: true })
  readonly ticker?: string | null;
}

/** RFC 9457. */
export class ProblemDto implements ProblemDetails {
  @ApiProperty({ example: '/problems#stale-version', description: 'Where the code is explained.' })
  readonly type!: string;

  @ApiProperty()
  readonly title!: string;

  @ApiProperty({ type: 'integer' })
  readonly status!: number;

  @ApiProperty()
  readonly detail!: string;

  @ApiProperty({ description: 'The request, as in the log and in X-Request-Id, or the job.' })
  readonly instance!: string;

  @ApiProperty({ enum: Object.keys(PROBLEM_CATALOG), enumName: 'ProblemCode' })
  readonly code!: ProblemCode;

  @ApiProperty({ type: [ProblemErrorDto], description: 'Every fault found, all at once.' })
  readonly errors!: readonly ProblemErrorDto[];
}
