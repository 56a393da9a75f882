import { ApiExtraModels, ApiProperty, getSchemaPath, PickType } from '@nestjs/swagger';
import { AnalysisReportDto } from '../../dto/analysis-report.dto.js';
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

/** What is said of it as of an analysis. */
const AS_OF_AN_ANALYSIS = [
  ...(['portfolioName', 'baseCurrency', 'frequency', 'options', 'priceSource'] as const),
  ...(['cashMapping', 'engineVersion', 'inputHash', 'staleness', 'warnings'] as const),
] as const;

/** What a portfolio would lose. */
@ApiExtraModels(AssetValueDto, ProxyFillDto, StalenessDto, StressedFactorDto)
export class StressReportDto
  extends PickType(AnalysisReportDto, AS_OF_AN_ANALYSIS)
  implements StressReport
{
  @ApiProperty({ format: 'date', description: 'Prices after it play no part.' })
  readonly asOf!: string;

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
}
