import { ApiExtraModels, ApiProperty, getSchemaPath } from '@nestjs/swagger';
import { AnalysisWarningDto, AppliedCashDto } from '../../../portfolio/dto/analysis-input.dto.js';
import { AnalysisOptionsDto } from '../../dto/analysis-request.dto.js';
import {
  AssetValueDto,
  ExposureDto,
  ProxyFillDto,
  StalenessDto,
  WindowDto,
} from '../../dto/figures.dto.js';
import { NULLABLE_NUMBER } from '../../dto/schemas.js';
import type { ByTicker } from '../../engine/analysis-result.js';
import type { StressReport } from '../stress-report.js';
import { EpisodeDto, ShockDto, StressedFactorDto } from './stress-outcome.dto.js';

/** What a portfolio would lose. */
@ApiExtraModels(AssetValueDto, ProxyFillDto, StalenessDto, StressedFactorDto)
export class StressReportDto implements StressReport {
  @ApiProperty({ type: String, nullable: true, description: 'Null: not stored.' })
  readonly portfolioName!: string | null;

  @ApiProperty({ format: 'date', description: 'Prices after it play no part.' })
  readonly asOf!: string;

  @ApiProperty({ example: 'USD' })
  readonly baseCurrency!: string;

  @ApiProperty({ enum: ['monthly'] })
  readonly frequency!: 'monthly';

  @ApiProperty()
  readonly options!: AnalysisOptionsDto;

  @ApiProperty()
  readonly priceSource!: string;

  @ApiProperty({ type: [AppliedCashDto], description: 'How each line of cash was mapped.' })
  readonly cashMapping!: readonly AppliedCashDto[];

  @ApiProperty()
  readonly engineVersion!: string;

  @ApiProperty({ description: 'SHA-256 of everything the figures depend on.' })
  readonly inputHash!: string;

  @ApiProperty({ type: [String] })
  readonly tickers!: readonly string[];

  @ApiProperty({ type: 'object', additionalProperties: { type: 'number' } })
  readonly weights!: ByTicker<number>;

  @ApiProperty({ description: 'In `baseCurrency`, or the sum of weights.' })
  readonly netValue!: number;

  @ApiProperty({ type: 'object', additionalProperties: { $ref: getSchemaPath(AssetValueDto) } })
  readonly valuation!: ByTicker<AssetValueDto>;

  @ApiProperty()
  readonly exposure!: ExposureDto;

  @ApiProperty({ description: 'Months that exposures and covariances are measured over.' })
  readonly window!: WindowDto;

  @ApiProperty({ ...NULLABLE_NUMBER, description: 'Of the non-cash gross weight.' })
  readonly factorCoverage!: number | null;

  @ApiProperty({
    type: 'object',
    additionalProperties: { $ref: getSchemaPath(StressedFactorDto) },
    description: 'By key.',
  })
  readonly factors!: Readonly<Record<string, StressedFactorDto>>;

  @ApiProperty({ type: [EpisodeDto] })
  readonly episodes!: readonly EpisodeDto[];

  @ApiProperty({ type: ShockDto, nullable: true, description: 'Null: no shock was given.' })
  readonly shock!: ShockDto | null;

  @ApiProperty({ type: 'object', additionalProperties: { type: 'number' } })
  readonly excluded!: ByTicker<number>;

  @ApiProperty({ type: 'object', additionalProperties: { $ref: getSchemaPath(ProxyFillDto) } })
  readonly proxied!: ByTicker<ProxyFillDto>;

  @ApiProperty({ type: 'object', additionalProperties: { $ref: getSchemaPath(StalenessDto) } })
  readonly staleness!: ByTicker<StalenessDto>;

  @ApiProperty({ type: [AnalysisWarningDto] })
  readonly warnings!: readonly AnalysisWarningDto[];
}
