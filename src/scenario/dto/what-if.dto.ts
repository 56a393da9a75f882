import { ApiExtraModels, ApiProperty } from '@nestjs/swagger';
import { PortfolioDocumentDto } from '../../portfolio/dto/portfolio-document.dto.js';
import { AnalysisTermsDto } from '../../risk/dto/analysis-request.dto.js';
import { ComparisonReportDto } from '../../risk/dto/comparison-report.dto.js';
import { COMPARISON_WINDOWS, type ComparisonWindow } from '../../risk/engine/compare/comparison.js';

/** One of weight, dollars, shares and change. */
export class PositionChangeDto {
  @ApiProperty({ example: 'NVDA', description: 'As you name it; one change each.' })
  readonly ticker!: string;

  @ApiProperty({
    required: false,
    oneOf: [{ type: 'number' }, { type: 'string' }],
    example: '+5%',
    description: 'Of the net value: 0.03, "+5%" or "-200bp".',
  })
  readonly weight?: number | string;

  @ApiProperty({ required: false, description: 'An amount of `currency`.' })
  readonly dollars?: number;

  @ApiProperty({ required: false, default: 'USD', description: 'Of `dollars`.' })
  readonly currency?: string;

  @ApiProperty({ required: false })
  readonly shares?: number;

  @ApiProperty({
    required: false,
    description: 'Any of them as text: "+5%", "-200bp", "0.03", "$1000", "-500 EUR", "10 shares".',
  })
  readonly change?: string;
}

export class ComparisonSettingDto extends AnalysisTermsDto {
  @ApiProperty({
    required: false,
    enum: COMPARISON_WINDOWS,
    default: 'common',
    description: 'Months: those that both sides have, or each its own.',
  })
  readonly window?: ComparisonWindow;

  @ApiProperty({
    selfRequired: false,
    type: 'object',
    additionalProperties: true,
    description: 'As in a portfolio, for tickers that it has none for; before and after.',
    example: { NVDA: { market: 'SPY' } },
  })
  readonly stock_factor_proxies?: Readonly<Record<string, unknown>>;
}

/** Either changes or targetWeights. */
export class WhatIfDto extends ComparisonSettingDto {
  @ApiProperty({ required: false, type: [PositionChangeDto] })
  readonly changes?: readonly PositionChangeDto[];

  @ApiProperty({ required: false, description: 'What pays for the changes; else cash.' })
  readonly fund?: string;

  @ApiProperty({
    selfRequired: false,
    type: 'object',
    additionalProperties: { type: 'number' },
    description: 'Of the whole net value; they sum to 1 within 1e-6.',
  })
  readonly targetWeights?: Readonly<Record<string, number>>;

  @ApiProperty({
    required: false,
    default: false,
    description: 'They may sum to anything above 0.',
  })
  readonly normalizeTarget?: boolean;

  @ApiProperty({ required: false, description: 'Stores the weights as a new scenario.' })
  readonly saveAs?: string;
}

@ApiExtraModels(PortfolioDocumentDto)
export class InlineWhatIfDto extends WhatIfDto {
  @ApiProperty({ description: 'The portfolio before; it is not stored.' })
  readonly portfolio!: PortfolioDocumentDto;
}

@ApiExtraModels(PortfolioDocumentDto)
export class ScenarioComparisonDto extends ComparisonSettingDto {
  @ApiProperty({ required: false, description: 'Another stored one than the scenario names.' })
  readonly basePortfolio?: string;

  @ApiProperty({ required: false, description: 'One that comes along, in its place.' })
  readonly portfolio?: PortfolioDocumentDto;
}

export class SavedScenarioDto {
  @ApiProperty()
  readonly name!: string;

  @ApiProperty({ description: 'The ETag without its quotes.' })
  readonly version!: string;
}

@ApiExtraModels(SavedScenarioDto)
export class WhatIfAnswerDto extends ComparisonReportDto {
  @ApiProperty({ type: SavedScenarioDto, nullable: true, description: 'Null: nothing is stored.' })
  readonly savedAs!: SavedScenarioDto | null;
}
