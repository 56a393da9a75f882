import { ApiExtraModels, ApiProperty, getSchemaPath, PartialType } from '@nestjs/swagger';
import { CorruptWarningDto } from '../../common/document/dto/corrupt-warning.dto.js';
import { QUANTITY_UNITS } from '../quantity-document.js';

export class AccountPartDto {
  @ApiProperty({ example: 'ibkr-1' })
  readonly id!: string;

  @ApiProperty({ required: false })
  readonly shares?: number;

  @ApiProperty({ required: false })
  readonly dollars?: number;

  @ApiProperty({ required: false })
  readonly weight?: number;
}

export class PositionEntryDto {
  @ApiProperty({ required: false, description: `Exactly one of ${QUANTITY_UNITS.join(', ')}.` })
  readonly shares?: number;

  @ApiProperty({ required: false, description: 'An amount of `currency`.' })
  readonly dollars?: number;

  @ApiProperty({ required: false, description: 'Legal when every entry has one.' })
  readonly weight?: number;

  @ApiProperty({ required: false, example: 'USD', description: 'US dollars when absent.' })
  readonly currency?: string;

  @ApiProperty({ required: false, example: 'etf' })
  readonly type?: string;

  @ApiProperty({ required: false, type: [AccountPartDto], description: 'Parts that sum to it.' })
  readonly accounts?: readonly AccountPartDto[];
}

export class FactorProxiesEntryDto {
  @ApiProperty({ required: false, example: 'SPY' })
  readonly market?: string;

  @ApiProperty({ required: false, example: 'MTUM' })
  readonly momentum?: string;

  @ApiProperty({ required: false, example: 'VTV' })
  readonly value?: string;

  @ApiProperty({ required: false, example: 'SOXX' })
  readonly industry?: string;

  @ApiProperty({ required: false, type: [String], example: ['AMD', 'AVGO'] })
  readonly subindustry?: readonly string[];
}

/** The keys are those of the YAML file. */
@ApiExtraModels(PositionEntryDto, FactorProxiesEntryDto)
export class PortfolioDocumentDto {
  @ApiProperty({ required: false, description: 'The name in the path, when given.' })
  readonly name?: string;

  @ApiProperty({ format: 'date', example: '2020-01-01' })
  readonly start_date!: string;

  @ApiProperty({ format: 'date', example: '2024-12-31', description: 'After the start.' })
  readonly end_date!: string;

  @ApiProperty({
    type: 'object',
    description: 'By ticker, as the broker names it; at most 10,000.',
    additionalProperties: { $ref: getSchemaPath(PositionEntryDto) },
    example: { NVDA: { shares: 25 }, 'CUR:USD': { dollars: -5078.62 } },
  })
  readonly portfolio_input!: Readonly<Record<string, PositionEntryDto>>;

  @ApiProperty({
    selfRequired: false,
    type: 'object',
    description: 'Annual, as fractions, by ticker.',
    additionalProperties: { type: 'number' },
    example: { NVDA: 0.12 },
  })
  readonly expected_returns?: Readonly<Record<string, number>>;

  @ApiProperty({
    selfRequired: false,
    type: 'object',
    description: 'By ticker.',
    additionalProperties: { $ref: getSchemaPath(FactorProxiesEntryDto) },
  })
  readonly stock_factor_proxies?: Readonly<Record<string, FactorProxiesEntryDto>>;
}

/** A stored portfolio; one that cannot be read is empty and says why. */
export class PortfolioAnswerDto extends PartialType(PortfolioDocumentDto) {
  @ApiProperty({ example: 'retirement' })
  declare readonly name: string;

  @ApiProperty({ required: false, type: [CorruptWarningDto] })
  readonly warnings?: readonly CorruptWarningDto[];
}
