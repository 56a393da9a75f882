import { ApiExtraModels, ApiProperty, getSchemaPath, OmitType } from '@nestjs/swagger';
import { PortfolioDocumentDto } from '../../../portfolio/dto/portfolio-document.dto.js';
import { AnalysisTermsDto } from '../../dto/analysis-request.dto.js';
import { OBJECTIVE_NAMES, type ObjectiveName } from '../../engine/optimize/objective.js';
import type { WeightBounds } from '../../engine/optimize/optimization-problem.js';
import { FRONTIER_POINTS } from '../optimization-request-document.js';

export class WeightBoundsDto implements Partial<WeightBounds> {
  @ApiProperty({ required: false, default: 0, description: 'Negative allows a short.' })
  readonly lower?: number;

  @ApiProperty({ required: false, default: 1 })
  readonly upper?: number;
}

/** What weights are to be best at, and within which limits. */
@ApiExtraModels(WeightBoundsDto)
export class OptimizationQuestionDto extends OmitType(AnalysisTermsDto, ['sections']) {
  @ApiProperty({ enum: OBJECTIVE_NAMES, enumName: 'Objective' })
  readonly objective!: ObjectiveName;

  @ApiProperty({
    required: false,
    description: 'Annual, for max-return; the limit on the volatility when left out.',
  })
  readonly volatilityCap?: number;

  @ApiProperty({
    required: false,
    type: 'integer',
    minimum: FRONTIER_POINTS.lowest,
    maximum: FRONTIER_POINTS.highest,
    default: FRONTIER_POINTS.default,
    description: 'Of a frontier.',
  })
  readonly points?: number;

  @ApiProperty({
    selfRequired: false,
    type: 'object',
    additionalProperties: { $ref: getSchemaPath(WeightBoundsDto) },
    description: 'By ticker after cash mapping; 0 to 1 for the others.',
  })
  readonly bounds?: Readonly<Record<string, WeightBoundsDto>>;

  @ApiProperty({
    required: false,
    minimum: 0,
    maximum: 1,
    default: 0,
    description: 'Most that all cash together may weigh.',
  })
  readonly cashCap?: number;

  @ApiProperty({
    required: false,
    default: true,
    description: 'Single weights and factor exposures keep to the risk limits.',
  })
  readonly applyLimits?: boolean;

  @ApiProperty({
    selfRequired: false,
    type: 'object',
    additionalProperties: { type: 'number' },
    description: 'Annual, by ticker; they go before those of the portfolio.',
  })
  readonly expectedReturns?: Readonly<Record<string, number>>;
}

@ApiExtraModels(PortfolioDocumentDto)
export class InlineOptimizationDto extends OptimizationQuestionDto {
  @ApiProperty({ description: 'The portfolio to optimize; it is not stored.' })
  readonly portfolio!: PortfolioDocumentDto;
}
