import { ApiExtraModels, ApiProperty } from '@nestjs/swagger';
import { PortfolioDocumentDto } from '../../../portfolio/dto/portfolio-document.dto.js';
import { PartialAnalysisOptionsDto } from '../../dto/analysis-request.dto.js';
import { HIGHEST_SHOCK, LOWEST_SHOCK } from '../../engine/stress/resolve-shocks.js';

/** What is to happen to a portfolio; every key is optional. */
export class StressTermsDto {
  @ApiProperty({
    selfRequired: false,
    type: 'object',
    additionalProperties: { type: 'number', minimum: LOWEST_SHOCK, maximum: HIGHEST_SHOCK },
    example: { 'market:SPY': -0.2, NVDA: -0.3 },
    description:
      'Returns by factor (`market:SPY`), factor type that one factor has (`market`), or ticker.',
  })
  readonly shocks?: Readonly<Record<string, number>>;

  @ApiProperty({
    required: false,
    default: false,
    description: 'Factors without a shock do what is expected of them, given the others.',
  })
  readonly propagate?: boolean;

  @ApiProperty({
    required: false,
    type: [String],
    example: ['covid-2020'],
    description: 'Names of episodes; all when left out.',
  })
  readonly episodes?: readonly string[];

  @ApiProperty({ required: false })
  readonly options?: PartialAnalysisOptionsDto;
}

@ApiExtraModels(PortfolioDocumentDto)
export class InlineStressDto extends StressTermsDto {
  @ApiProperty({ description: 'The portfolio to put under stress; it is not stored.' })
  readonly portfolio!: PortfolioDocumentDto;
}
