import { ApiExtraModels, ApiProperty, getSchemaPath } from '@nestjs/swagger';
import { AnalysisWarningDto, AppliedCashDto } from '../../portfolio/dto/analysis-input.dto.js';
import type { AnalysisReport } from '../analysis-report.js';
import { type ByTicker } from '../engine/analysis-result.js';
import { AnalysisOptionsDto } from './analysis-request.dto.js';
import { AssetRegressionDto, DecompositionDto } from './factors.dto.js';
import {
  AssetValueDto,
  ConcentrationDto,
  ContributionDto,
  EwmaDto,
  ExposureDto,
  LedoitWolfDto,
  ProxyFillDto,
  StalenessDto,
  VolatilityDto,
  WindowDto,
} from './figures.dto.js';
import { LimitCheckDto, ScoreDto } from './limits.dto.js';
import { LossDto } from './loss.dto.js';
import { OptimizationBlockDto } from './optimization-block.dto.js';
import { PerformanceDto, PortfolioReturnsDto } from './performance.dto.js';
import { MATRIX, NULLABLE_NUMBER } from './schemas.js';

/** What is not required belongs to a section, and is left out when other sections are asked for. */
@ApiExtraModels(
  AssetRegressionDto,
  AssetValueDto,
  ContributionDto,
  LimitCheckDto,
  ProxyFillDto,
  StalenessDto,
)
export class AnalysisReportDto implements AnalysisReport {
  @ApiProperty({ type: String, nullable: true, description: 'Null: not stored.' })
  readonly portfolioName!: string | null;

  @ApiProperty({ format: 'date', description: 'Prices after it play no part in values.' })
  readonly asOf!: string;

  @ApiProperty({ example: 'USD' })
  readonly baseCurrency!: string;

  @ApiProperty({ enum: ['monthly'] })
  readonly frequency!: 'monthly';

  @ApiProperty({ type: String, nullable: true })
  readonly benchmark!: string | null;

  @ApiProperty({
    oneOf: [{ type: 'number' }, { enum: ['series'] }],
    description: 'Annual rate, or series.',
  })
  readonly riskFree!: number | 'series';

  @ApiProperty()
  readonly options!: AnalysisOptionsDto;

  @ApiProperty({ type: String, enum: ['request', 'portfolio', 'user', 'default'] })
  readonly limitsOrigin!: AnalysisReport['limitsOrigin'];

  @ApiProperty()
  readonly priceSource!: string;

  @ApiProperty({ type: [AppliedCashDto], description: 'How each line of cash was mapped.' })
  readonly cashMapping!: readonly AppliedCashDto[];

  @ApiProperty()
  readonly engineVersion!: string;

  @ApiProperty({ description: 'SHA-256 of everything the figures depend on.' })
  readonly inputHash!: string;

  @ApiProperty({ type: [String], description: 'The order of the matrices.' })
  readonly tickers!: readonly string[];

  @ApiProperty({ selfRequired: false, type: 'object', additionalProperties: { type: 'number' } })
  readonly weights!: ByTicker<number>;

  @ApiProperty({ required: false, description: 'In `baseCurrency`, or the sum of weights.' })
  readonly netValue!: number;

  @ApiProperty({
    selfRequired: false,
    type: 'object',
    additionalProperties: { $ref: getSchemaPath(AssetValueDto) },
  })
  readonly valuation!: ByTicker<AssetValueDto>;

  @ApiProperty({ required: false })
  readonly exposure!: ExposureDto;

  @ApiProperty()
  readonly window!: WindowDto;

  @ApiProperty({ required: false })
  readonly volatility!: VolatilityDto;

  @ApiProperty({
    selfRequired: false,
    type: 'object',
    additionalProperties: { $ref: getSchemaPath(ContributionDto) },
  })
  readonly contributions!: ByTicker<ContributionDto>;

  @ApiProperty({ required: false })
  readonly concentration!: ConcentrationDto;

  @ApiProperty({ ...MATRIX, required: false })
  readonly covarianceAnnual!: readonly (readonly number[])[];

  @ApiProperty({ ...MATRIX, required: false })
  readonly correlation!: readonly (readonly number[])[];

  @ApiProperty({ required: false })
  readonly ledoitWolf!: LedoitWolfDto;

  @ApiProperty({ required: false })
  readonly ewma!: EwmaDto;

  @ApiProperty({ required: false })
  readonly loss!: LossDto;

  @ApiProperty({ required: false })
  readonly performance!: PerformanceDto;

  @ApiProperty({ required: false })
  readonly portfolioReturns!: PortfolioReturnsDto;

  @ApiProperty({
    selfRequired: false,
    type: 'object',
    description: 'Of the assets that factors explain.',
    additionalProperties: { $ref: getSchemaPath(AssetRegressionDto) },
  })
  readonly regressions!: ByTicker<AssetRegressionDto>;

  @ApiProperty({ required: false })
  readonly decomposition!: DecompositionDto;

  @ApiProperty({
    ...NULLABLE_NUMBER,
    required: false,
    description: 'Of the non-cash gross weight; null without any.',
  })
  readonly factorCoverage!: number | null;

  @ApiProperty({
    selfRequired: false,
    type: 'object',
    description: 'By name; those that are set.',
    additionalProperties: { $ref: getSchemaPath(LimitCheckDto) },
  })
  readonly limits!: AnalysisReport['limits'];

  @ApiProperty({ required: false })
  readonly score!: ScoreDto;

  @ApiProperty({
    type: OptimizationBlockDto,
    required: false,
    nullable: true,
    description: 'Null, with a warning, when there is nothing to optimize.',
  })
  readonly optimization!: OptimizationBlockDto | null;

  @ApiProperty({
    selfRequired: false,
    type: 'object',
    additionalProperties: { type: 'number' },
    description: 'Left out, with the weight they had.',
  })
  readonly excluded!: ByTicker<number>;

  @ApiProperty({
    type: 'object',
    description: 'Filled by their proxies.',
    additionalProperties: { $ref: getSchemaPath(ProxyFillDto) },
  })
  readonly proxied!: ByTicker<ProxyFillDto>;

  @ApiProperty({ type: 'object', additionalProperties: { $ref: getSchemaPath(StalenessDto) } })
  readonly staleness!: ByTicker<StalenessDto>;

  @ApiProperty({ type: [AnalysisWarningDto] })
  readonly warnings!: readonly AnalysisWarningDto[];
}
