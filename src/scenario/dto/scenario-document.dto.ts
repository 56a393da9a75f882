import { ApiExtraModels, ApiProperty, getSchemaPath, PartialType } from '@nestjs/swagger';
import { CorruptWarningDto } from '../../common/document/dto/corrupt-warning.dto.js';

/** The keys are those of the YAML file. */
export class ScenarioDocumentDto {
  @ApiProperty({ required: false, description: 'The name in the path, when given.' })
  readonly name?: string;

  @ApiProperty({ required: false, example: 'More bonds' })
  readonly description?: string;

  @ApiProperty({
    required: false,
    example: 'retirement',
    description: 'A stored portfolio; dates, proxies and expected returns are as it has them then.',
  })
  readonly base_portfolio?: string;

  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'number' },
    description: 'Fractions by ticker that sum to 1 within 1e-6; at most 10,000.',
    example: { SPY: 0.6, BND: 0.4 },
  })
  readonly target_weights!: Readonly<Record<string, number>>;
}

/** Says that the base portfolio is not stored any more. */
export class BaseGoneWarningDto {
  @ApiProperty({ enum: ['base-portfolio-gone'] })
  readonly code!: 'base-portfolio-gone';

  @ApiProperty()
  readonly detail!: string;
}

export type ScenarioWarningDto = CorruptWarningDto | BaseGoneWarningDto;

/** A stored scenario; one that cannot be read is empty and says why. */
@ApiExtraModels(CorruptWarningDto, BaseGoneWarningDto)
export class ScenarioAnswerDto extends PartialType(ScenarioDocumentDto) {
  @ApiProperty({ example: 'more-bonds' })
  declare readonly name: string;

  @ApiProperty({
    required: false,
    type: 'array',
    items: {
      oneOf: [CorruptWarningDto, BaseGoneWarningDto].map((warning) => ({
        $ref: getSchemaPath(warning),
      })),
    },
  })
  readonly warnings?: readonly ScenarioWarningDto[];
}
