import { ApiExtraModels, ApiProperty, getSchemaPath } from '@nestjs/swagger';
import type { LimitStatus } from '../../risk/engine/analysis-result.js';
import { LIMIT_NAMES, type LimitName } from '../../risk/engine/limits/risk-limits.js';
import type {
  KeptLimitCheck,
  LimitEvaluation,
  LimitEvent,
  OpenBreach,
} from '../limit-evaluation.js';
import type { RiskLimitsOrigin } from '../risk-limits.js';

const STATUSES = ['pass', 'warn', 'breach', 'unknown', 'not-set'] as const;

export class KeptLimitCheckDto implements KeptLimitCheck {
  @ApiProperty({ type: Number, nullable: true, description: 'Null when unknown or not set.' })
  readonly actual!: number | null;

  @ApiProperty({ type: Number, nullable: true, description: 'Positive; null when not set.' })
  readonly limit!: number | null;

  @ApiProperty({ enum: STATUSES, description: 'not-set: taken away while in breach.' })
  readonly status!: LimitStatus | 'not-set';

  @ApiProperty({
    type: String,
    enum: [...STATUSES, null],
    nullable: true,
    description: 'Of the evaluation before; null when the limit was not in it.',
  })
  readonly previousStatus!: LimitStatus | 'not-set' | null;

  @ApiProperty({
    enum: ['evaluated', 'opened', 'closed'],
    description: 'Whether a breach began or ended with it; unknown does neither.',
  })
  readonly event!: LimitEvent;

  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'When the breach began that is open after it.',
  })
  readonly openSince!: string | null;
}

/** The limit checks of one analysis, and of those that repeated it. */
@ApiExtraModels(KeptLimitCheckDto)
export class LimitEvaluationDto implements LimitEvaluation {
  @ApiProperty()
  readonly id!: string;

  @ApiProperty({ format: 'date-time' })
  readonly at!: string;

  @ApiProperty({ format: 'date-time', description: 'When it was last repeated, else `at`.' })
  readonly lastAt!: string;

  @ApiProperty({ type: 'integer', description: 'How many analyses gave it.' })
  readonly times!: number;

  @ApiProperty({ format: 'date' })
  readonly asOf!: string;

  @ApiProperty({ enum: ['portfolio', 'user', 'default'] })
  readonly limitsOrigin!: RiskLimitsOrigin;

  @ApiProperty({ description: 'SHA-256 of everything the figures depend on.' })
  readonly inputHash!: string;

  @ApiProperty()
  readonly engineVersion!: string;

  @ApiProperty({
    type: 'object',
    description: 'By name.',
    additionalProperties: { $ref: getSchemaPath(KeptLimitCheckDto) },
  })
  readonly limits!: LimitEvaluation['limits'];
}

export class OpenBreachDto implements OpenBreach {
  @ApiProperty({ enum: LIMIT_NAMES })
  readonly limit!: LimitName;

  @ApiProperty({ format: 'date-time' })
  readonly since!: string;

  @ApiProperty({ enum: STATUSES, description: 'Of the newest evaluation: breach, or unknown.' })
  readonly status!: LimitStatus | 'not-set';

  @ApiProperty({ type: Number, nullable: true, description: 'Of the newest evaluation.' })
  readonly actual!: number | null;

  @ApiProperty({ type: Number, nullable: true, description: 'Of the newest evaluation.' })
  readonly limitValue!: number | null;
}

export class LimitCheckListDto {
  @ApiProperty({ type: [OpenBreachDto], description: 'Breaches that have not been seen to end.' })
  readonly open!: readonly OpenBreachDto[];

  @ApiProperty({ type: [LimitEvaluationDto], description: 'Newest first.' })
  readonly items!: readonly LimitEvaluationDto[];

  @ApiProperty({ type: String, nullable: true, description: '`cursor` of the next page.' })
  readonly nextCursor!: string | null;
}
