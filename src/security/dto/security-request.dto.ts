import { ApiExtraModels, ApiProperty, getSchemaPath } from '@nestjs/swagger';
import { FactorProxiesEntryDto } from '../../portfolio/dto/portfolio-document.dto.js';
import { PartialAnalysisOptionsDto } from '../../risk/dto/analysis-request.dto.js';

/** How a security is to be analysed; every key is optional. */
@ApiExtraModels(FactorProxiesEntryDto)
export class SecurityRequestDto {
  @ApiProperty({ required: false, format: 'date', description: 'Ten years before the end.' })
  readonly startDate?: string;

  @ApiProperty({ required: false, format: 'date', description: 'The day of its last price.' })
  readonly endDate?: string;

  @ApiProperty({
    required: false,
    oneOf: [{ $ref: getSchemaPath(FactorProxiesEntryDto) }, { enum: ['default'] }],
    default: 'default',
    description: '`default`: those that would be proposed for it.',
  })
  readonly proxies?: FactorProxiesEntryDto | 'default';

  @ApiProperty({ required: false, example: 'SPY', description: 'Its market proxy.' })
  readonly benchmark?: string;

  @ApiProperty({
    required: false,
    oneOf: [
      { type: 'number', description: 'A constant annual rate.' },
      {
        type: 'object',
        description: 'Simple monthly rates by YYYY-MM.',
        additionalProperties: { type: 'number' },
      },
    ],
    default: 0,
  })
  readonly riskFree?: number | Readonly<Record<string, number>>;

  @ApiProperty({ required: false })
  readonly options?: PartialAnalysisOptionsDto;
}
