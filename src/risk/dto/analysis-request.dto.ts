import { ApiExtraModels, ApiProperty, OmitType, PartialType } from '@nestjs/swagger';
import { PortfolioDocumentDto } from '../../portfolio/dto/portfolio-document.dto.js';
import { RiskLimitsDocumentDto } from '../../risk-limits/dto/risk-limits.dto.js';
import { REPORT_SECTIONS, type ReportSection } from '../analysis-report.js';
import {
  type AnalysisOptions,
  COVARIANCE_METHODS,
  type CovarianceMethod,
  DEFAULT_ANALYSIS_OPTIONS,
  SHORT_HISTORY_MODES,
  type ShortHistoryMode,
} from '../engine/analysis-input.js';

const DEFAULTS = DEFAULT_ANALYSIS_OPTIONS;

export class AnalysisOptionsDto implements AnalysisOptions {
  @ApiProperty({ enum: COVARIANCE_METHODS, default: DEFAULTS.covariance })
  readonly covariance!: CovarianceMethod;

  @ApiProperty({ default: DEFAULTS.ewmaDecay, description: 'Between 0 and 1.' })
  readonly ewmaDecay!: number;

  @ApiProperty({ default: DEFAULTS.hac, description: 'Newey-West standard errors.' })
  readonly hac!: boolean;

  @ApiProperty({ enum: SHORT_HISTORY_MODES, default: DEFAULTS.onShortHistory })
  readonly onShortHistory!: ShortHistoryMode;

  @ApiProperty({ type: 'integer', minimum: 2, maximum: 1200, default: DEFAULTS.minObservations })
  readonly minObservations!: number;

  @ApiProperty({ default: DEFAULTS.normalize, description: 'Given weights are made to sum to 1.' })
  readonly normalize!: boolean;

  @ApiProperty({
    type: 'integer',
    minimum: 1,
    maximum: 100,
    default: DEFAULTS.worstCaseLookbackYears,
    description: 'Years in which the worst month of a factor is looked for.',
  })
  readonly worstCaseLookbackYears!: number;
}

export class PartialAnalysisOptionsDto extends PartialType(AnalysisOptionsDto) {}

/** How a portfolio is to be analysed; every key is optional. */
export class AnalysisTermsDto {
  @ApiProperty({ required: false, description: 'Those that hold for you when left out.' })
  readonly riskLimits?: RiskLimitsDocumentDto;

  @ApiProperty({ required: false, example: 'SP500' })
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

  @ApiProperty({
    required: false,
    enum: REPORT_SECTIONS,
    isArray: true,
    description: 'The whole report when left out.',
  })
  readonly sections?: readonly ReportSection[];
}

@ApiExtraModels(PortfolioDocumentDto)
export class InlineAnalysisDto extends AnalysisTermsDto {
  @ApiProperty({ description: 'The portfolio to analyse; it is not stored.' })
  readonly portfolio!: PortfolioDocumentDto;
}

/** The same for a part of the report, which has its own sections. */
export class PartTermsDto extends OmitType(AnalysisTermsDto, ['sections'] as const) {}

export class InlinePartDto extends OmitType(InlineAnalysisDto, ['sections'] as const) {}
