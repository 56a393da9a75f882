import { ApiProperty } from '@nestjs/swagger';
import type {
  LimitCheck,
  LimitStatus,
  RiskScore,
  ScoreComponent,
} from '../engine/analysis-result.js';
import { NULLABLE_NUMBER } from './schemas.js';

const COMPONENTS = ['volatility', 'loss', 'concentration', 'factor'] as const;
const BANDS = ['low', 'moderate', 'elevated', 'high'] as const;

export class LimitCheckDto implements LimitCheck {
  @ApiProperty({ ...NULLABLE_NUMBER, description: 'Null when unknown.' })
  readonly actual!: number | null;

  @ApiProperty({ description: 'As a positive magnitude.' })
  readonly limit!: number;

  @ApiProperty({ ...NULLABLE_NUMBER, description: '`limit - actual`.' })
  readonly headroom!: number | null;

  @ApiProperty({ enum: ['pass', 'warn', 'breach', 'unknown'] })
  readonly status!: LimitStatus;

  @ApiProperty({ type: String, nullable: true, description: 'Why it is unknown.' })
  readonly reason!: string | null;
}

export class ScoreDto implements RiskScore {
  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'number' },
    description: `Of ${COMPONENTS.join(', ')}, those that are known.`,
  })
  readonly components!: Readonly<Partial<Record<ScoreComponent, number>>>;

  @ApiProperty({ description: 'False: a component is unknown.' })
  readonly complete!: boolean;

  @ApiProperty({ ...NULLABLE_NUMBER, description: '0 to 100; 100 is safest.' })
  readonly score!: number | null;

  @ApiProperty({ type: String, enum: [...BANDS, null], nullable: true })
  readonly band!: (typeof BANDS)[number] | null;

  @ApiProperty({ type: String, enum: [...COMPONENTS, null], nullable: true })
  readonly costliest!: ScoreComponent | null;
}
