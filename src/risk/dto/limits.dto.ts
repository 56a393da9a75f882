import { ApiProperty } from '@nestjs/swagger';
import type {
  LimitCheck,
  LimitStatus,
  LimitSuggestion,
  RiskScore,
  ScoreComponent,
} from '../engine/analysis-result.js';
import { NULLABLE_NUMBER } from './schemas.js';

const COMPONENTS = ['volatility', 'loss', 'concentration', 'factor'] as const;
const BANDS = ['low', 'moderate', 'elevated', 'high'] as const;

/** A position moved towards cash of the base currency. */
export class LimitSuggestionDto implements LimitSuggestion {
  @ApiProperty()
  readonly ticker!: string;

  @ApiProperty({ description: 'Negative for a sale.' })
  readonly weightChange!: number;

  @ApiProperty()
  readonly weightAfter!: number;

  @ApiProperty({ description: 'Not above the limit.' })
  readonly actualAfter!: number;

  @ApiProperty({ ...NULLABLE_NUMBER, description: 'In `baseCurrency`; null for weights.' })
  readonly valueChange!: number | null;
}

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

  @ApiProperty({
    type: LimitSuggestionDto,
    nullable: true,
    required: false,
    description: 'Only of a breach: the smallest change that cures it; null when none does.',
  })
  readonly suggestion?: LimitSuggestionDto | null;
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
