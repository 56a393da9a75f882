import { ApiProperty } from '@nestjs/swagger';
import { CorruptWarningDto } from '../../common/document/dto/corrupt-warning.dto.js';
import type { JsonObject } from '../../common/document/json-value.js';

export class PortfolioLimitsDto {
  @ApiProperty({ required: false, example: 0.4, description: 'Annual volatility.' })
  readonly max_volatility?: number;

  @ApiProperty({ required: false, example: -0.25, description: 'Drawdown; either sign.' })
  readonly max_loss?: number;
}

export class ConcentrationLimitsDto {
  @ApiProperty({ required: false, example: 0.4 })
  readonly max_single_stock_weight?: number;
}

export class VarianceLimitsDto {
  @ApiProperty({ required: false, example: 0.3 })
  readonly max_factor_contribution?: number;

  @ApiProperty({ required: false, example: 0.3 })
  readonly max_market_contribution?: number;

  @ApiProperty({ required: false, example: 0.3 })
  readonly max_industry_contribution?: number;
}

/** The keys are those of the YAML file; each is optional, as a fraction. */
export class RiskLimitsDocumentDto {
  @ApiProperty({ required: false })
  readonly portfolio_limits?: PortfolioLimitsDto;

  @ApiProperty({ required: false })
  readonly concentration_limits?: ConcentrationLimitsDto;

  @ApiProperty({ required: false })
  readonly variance_limits?: VarianceLimitsDto;

  @ApiProperty({ required: false, example: -0.1, description: 'Either sign.' })
  readonly max_single_factor_loss?: number;

  @ApiProperty({ selfRequired: false, type: 'object', additionalProperties: true })
  readonly additional_settings?: JsonObject;
}

/** The limits that hold, and whose they are. */
export class RiskLimitsAnswerDto {
  @ApiProperty({ enum: ['portfolio', 'user', 'default'] })
  readonly origin!: 'portfolio' | 'user' | 'default';

  @ApiProperty({ description: 'Empty when they cannot be read.' })
  readonly riskLimits!: RiskLimitsDocumentDto;

  @ApiProperty({ required: false, type: [CorruptWarningDto] })
  readonly warnings?: readonly CorruptWarningDto[];
}
