import { ApiProperty } from '@nestjs/swagger';
import type {
  Concentration,
  Exposure,
  ProxyFill,
  RiskContribution,
  Staleness,
  Window,
} from '../engine/analysis-result.js';
import type { AssetValue } from '../engine/valuation/value-asset.js';
import { MONTH, NULLABLE_NUMBER } from './schemas.js';

export class AssetValueDto implements AssetValue {
  @ApiProperty({ ...NULLABLE_NUMBER, description: 'Latest on or before `asOf`.' })
  readonly price!: number | null;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  readonly priceDate!: string | null;

  @ApiProperty()
  readonly priceCurrency!: string;

  @ApiProperty({ ...NULLABLE_NUMBER, description: 'In `baseCurrency`; null for a weight.' })
  readonly value!: number | null;

  @ApiProperty({ type: [String], description: 'What it cannot be valued without.' })
  readonly missing!: readonly string[];
}

export class ExposureDto implements Exposure {
  @ApiProperty({ description: 'Sum of weights.' })
  readonly net!: number;

  @ApiProperty({ description: 'Sum of absolute weights.' })
  readonly gross!: number;

  @ApiProperty({ description: 'The same without cash.' })
  readonly leverage!: number;
}

export class WindowDto implements Window {
  @ApiProperty(MONTH)
  readonly first!: string;

  @ApiProperty(MONTH)
  readonly last!: string;

  @ApiProperty({ type: 'integer' })
  readonly months!: number;
}

/** To the annual volatility. */
export class ContributionDto implements RiskContribution {
  @ApiProperty(NULLABLE_NUMBER)
  readonly marginal!: number | null;

  @ApiProperty({ description: 'They sum to the annual volatility.' })
  readonly contribution!: number;

  @ApiProperty({ ...NULLABLE_NUMBER, description: 'They sum to 1.' })
  readonly share!: number | null;
}

/** Over assets that are not cash. */
export class ConcentrationDto implements Concentration {
  @ApiProperty()
  readonly herfindahl!: number;

  @ApiProperty(NULLABLE_NUMBER)
  readonly effectivePositions!: number | null;

  @ApiProperty(NULLABLE_NUMBER)
  readonly diversificationRatio!: number | null;

  @ApiProperty()
  readonly maxSingleStockWeight!: number;
}

export class ProxyFillDto implements ProxyFill {
  @ApiProperty({ type: 'integer' })
  readonly months!: number;

  @ApiProperty({ type: [String] })
  readonly proxies!: readonly string[];
}

export class StalenessDto implements Staleness {
  @ApiProperty({ format: 'date' })
  readonly lastDate!: string;

  @ApiProperty({ type: 'integer', description: 'Weekdays up to `asOf`.' })
  readonly tradingDays!: number;
}

export class VolatilityDto {
  @ApiProperty()
  readonly monthly!: number;

  @ApiProperty()
  readonly annual!: number;
}

export class LedoitWolfDto {
  @ApiProperty({ description: 'From 0 to 1.' })
  readonly shrinkage!: number;

  @ApiProperty()
  readonly annualVolatility!: number;
}

export class EwmaDto {
  @ApiProperty()
  readonly annualVolatility!: number;
}
