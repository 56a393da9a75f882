import { ApiProperty } from '@nestjs/swagger';
import type { Performance } from '../engine/analysis-result.js';
import { NULLABLE_NUMBER } from './schemas.js';

/** Null: undefined, or without a benchmark; a warning says which. */
export class PerformanceDto implements Performance {
  @ApiProperty()
  readonly totalReturn!: number;

  @ApiProperty(NULLABLE_NUMBER)
  readonly cagr!: number | null;

  @ApiProperty()
  readonly annualVolatility!: number;

  @ApiProperty(NULLABLE_NUMBER)
  readonly sharpe!: number | null;

  @ApiProperty(NULLABLE_NUMBER)
  readonly sortino!: number | null;

  @ApiProperty({ description: 'A positive fraction.' })
  readonly maxDrawdown!: number;

  @ApiProperty(NULLABLE_NUMBER)
  readonly calmar!: number | null;

  @ApiProperty({ ...NULLABLE_NUMBER, description: 'Against the benchmark.' })
  readonly annualAlpha!: number | null;

  @ApiProperty(NULLABLE_NUMBER)
  readonly beta!: number | null;

  @ApiProperty(NULLABLE_NUMBER)
  readonly r2!: number | null;

  @ApiProperty(NULLABLE_NUMBER)
  readonly trackingError!: number | null;

  @ApiProperty(NULLABLE_NUMBER)
  readonly informationRatio!: number | null;

  @ApiProperty(NULLABLE_NUMBER)
  readonly upCapture!: number | null;

  @ApiProperty(NULLABLE_NUMBER)
  readonly downCapture!: number | null;

  @ApiProperty()
  readonly winRate!: number;

  @ApiProperty()
  readonly bestMonth!: number;

  @ApiProperty()
  readonly worstMonth!: number;

  @ApiProperty(NULLABLE_NUMBER)
  readonly skewness!: number | null;

  @ApiProperty(NULLABLE_NUMBER)
  readonly excessKurtosis!: number | null;
}

/** The portfolio's own, weights held constant. */
export class PortfolioReturnsDto {
  @ApiProperty({ type: [String] })
  readonly months!: readonly string[];

  @ApiProperty({ type: [Number] })
  readonly returns!: readonly number[];
}
