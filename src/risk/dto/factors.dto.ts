import { ApiExtraModels, ApiProperty, getSchemaPath } from '@nestjs/swagger';
import type {
  AssetRegressionResult,
  DecompositionResult,
  FactorBeta,
  FactorResult,
} from '../engine/factor-result.js';
import { FACTOR_TYPES, type FactorType } from '../engine/factors/factor-definition.js';
import { NULLABLE_NUMBER } from './schemas.js';

export class FactorBetaDto implements FactorBeta {
  @ApiProperty({ example: 'industry:XLK-SPY' })
  readonly factor!: string;

  @ApiProperty()
  readonly beta!: number;

  @ApiProperty({ description: 'Newey-West with the option `hac`.' })
  readonly standardError!: number;

  @ApiProperty({ ...NULLABLE_NUMBER, description: 'Null when the error is zero.' })
  readonly t!: number | null;

  @ApiProperty()
  readonly hacStandardError!: number;
}

@ApiExtraModels(FactorBetaDto)
export class AssetRegressionDto implements AssetRegressionResult {
  @ApiProperty({ description: 'Monthly.' })
  readonly alpha!: number;

  @ApiProperty({ ...NULLABLE_NUMBER, description: 'Null when the returns do not vary.' })
  readonly r2!: number | null;

  @ApiProperty(NULLABLE_NUMBER)
  readonly adjustedR2!: number | null;

  @ApiProperty({ description: 'Monthly, by degrees of freedom.' })
  readonly residualSd!: number;

  @ApiProperty({
    type: 'object',
    description: `By type: ${FACTOR_TYPES.join(', ')}.`,
    additionalProperties: { $ref: getSchemaPath(FactorBetaDto) },
  })
  readonly betas!: Readonly<Partial<Record<FactorType, FactorBetaDto>>>;
}

export class FactorDto implements FactorResult {
  @ApiProperty({ enum: FACTOR_TYPES })
  readonly type!: FactorType;

  @ApiProperty({ description: 'Beta of the portfolio.' })
  readonly exposure!: number;

  @ApiProperty({ description: 'To the systematic variance; they sum to it.' })
  readonly annualContribution!: number;

  @ApiProperty({ ...NULLABLE_NUMBER, description: 'Of the model variance; may be negative.' })
  readonly share!: number | null;

  @ApiProperty()
  readonly annualVolatility!: number;

  @ApiProperty({ ...NULLABLE_NUMBER, description: 'With the model portfolio.' })
  readonly correlation!: number | null;

  @ApiProperty({ ...NULLABLE_NUMBER, description: 'A positive fraction.' })
  readonly worstMonthLoss!: number | null;

  @ApiProperty({ ...NULLABLE_NUMBER, description: 'Its lowest return in the lookback.' })
  readonly worstFactorMonth!: number | null;

  @ApiProperty({
    ...NULLABLE_NUMBER,
    description: 'Highest exposure that max_single_factor_loss allows, if it is long.',
  })
  readonly impliedMaxBeta!: number | null;
}

/** Of the model variance; annual. */
@ApiExtraModels(FactorDto)
export class DecompositionDto implements DecompositionResult {
  @ApiProperty()
  readonly systematicAnnualVariance!: number;

  @ApiProperty()
  readonly idiosyncraticAnnualVariance!: number;

  @ApiProperty()
  readonly modelAnnualVolatility!: number;

  @ApiProperty({ description: "Sample variance minus the model's." })
  readonly unexplainedAnnualVariance!: number;

  @ApiProperty({ ...NULLABLE_NUMBER, description: 'Null without variance.' })
  readonly systematicShare!: number | null;

  @ApiProperty(NULLABLE_NUMBER)
  readonly idiosyncraticShare!: number | null;

  @ApiProperty({ type: 'object', additionalProperties: { type: 'number', nullable: true } })
  readonly byType!: Readonly<Partial<Record<FactorType, number | null>>>;

  @ApiProperty({
    type: 'object',
    description: 'By key.',
    additionalProperties: { $ref: getSchemaPath(FactorDto) },
  })
  readonly factors!: Readonly<Record<string, FactorDto>>;
}
