import { ApiExtraModels, ApiProperty, getSchemaPath } from '@nestjs/swagger';
import { NULLABLE_NUMBER } from '../../dto/schemas.js';
import type { ByTicker } from '../../engine/analysis-result.js';
import { FACTOR_TYPES, type FactorType } from '../../engine/factors/factor-definition.js';
import type {
  EpisodeResult,
  EpisodeStatus,
  FactorShock,
  ShockResult,
  StressedFactor,
  TickerShock,
} from '../../engine/stress/stress-result.js';

const VALUE_CHANGE = {
  ...NULLABLE_NUMBER,
  description: 'In `baseCurrency`; null for a portfolio given by weights.',
};

/** A factor in its own worst month. */
export class StressedFactorDto implements StressedFactor {
  @ApiProperty({ enum: FACTOR_TYPES })
  readonly type!: FactorType;

  @ApiProperty({ description: 'Beta of the portfolio.' })
  readonly exposure!: number;

  @ApiProperty()
  readonly annualVolatility!: number;

  @ApiProperty({ ...NULLABLE_NUMBER, description: 'Its lowest return in the lookback.' })
  readonly worstFactorMonth!: number | null;

  @ApiProperty({ ...NULLABLE_NUMBER, description: 'A positive fraction.' })
  readonly worstMonthLoss!: number | null;
}

export class EpisodeDto implements EpisodeResult {
  @ApiProperty({ example: 'covid-2020' })
  readonly name!: string;

  @ApiProperty({ type: String, nullable: true })
  readonly description!: string | null;

  @ApiProperty({ format: 'date', description: 'From the close of this day.' })
  readonly startDate!: string;

  @ApiProperty({ format: 'date', description: 'To the close of this day.' })
  readonly endDate!: string;

  @ApiProperty({ enum: ['known', 'incomplete', 'unknown'] })
  readonly status!: EpisodeStatus;

  @ApiProperty({ type: String, nullable: true, description: 'Why it is not known.' })
  readonly reason!: string | null;

  @ApiProperty({ ...NULLABLE_NUMBER, description: "Of today's weights; null unless known." })
  readonly return!: number | null;

  @ApiProperty({ ...NULLABLE_NUMBER, description: 'A positive fraction.' })
  readonly loss!: number | null;

  @ApiProperty(VALUE_CHANGE)
  readonly valueChange!: number | null;

  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'number' },
    description: 'They sum to the return; empty unless it is known.',
  })
  readonly contributions!: ByTicker<number>;

  @ApiProperty({ type: [String], description: 'Without prices then: by their factors.' })
  readonly byFactors!: readonly string[];

  @ApiProperty({ type: [String], description: 'Cash that counts as earning nothing.' })
  readonly cashWithoutPrices!: readonly string[];

  @ApiProperty({ type: [String], description: 'With neither prices nor factors then.' })
  readonly missing!: readonly string[];
}

export class FactorShockDto implements FactorShock {
  @ApiProperty()
  readonly shock!: number;

  @ApiProperty({ description: 'False: expected, given the others.' })
  readonly isGiven!: boolean;

  @ApiProperty({ description: 'Beta of the portfolio.' })
  readonly exposure!: number;

  @ApiProperty({ description: '`exposure * shock`.' })
  readonly contribution!: number;
}

export class TickerShockDto implements TickerShock {
  @ApiProperty()
  readonly shock!: number;

  @ApiProperty()
  readonly weight!: number;

  @ApiProperty({ description: '`weight * shock`.' })
  readonly contribution!: number;
}

@ApiExtraModels(FactorShockDto, TickerShockDto)
export class ShockDto implements ShockResult {
  @ApiProperty({ description: 'The sum of the contributions.' })
  readonly return!: number;

  @ApiProperty({ description: 'A positive fraction.' })
  readonly loss!: number;

  @ApiProperty(VALUE_CHANGE)
  readonly valueChange!: number | null;

  @ApiProperty()
  readonly isPropagated!: boolean;

  @ApiProperty({
    type: 'object',
    additionalProperties: { $ref: getSchemaPath(FactorShockDto) },
    description: 'By key.',
  })
  readonly factors!: Readonly<Record<string, FactorShockDto>>;

  @ApiProperty({
    type: 'object',
    additionalProperties: { $ref: getSchemaPath(TickerShockDto) },
    description: 'On top of what their factors do.',
  })
  readonly tickers!: ByTicker<TickerShockDto>;
}
