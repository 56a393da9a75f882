import { ApiProperty } from '@nestjs/swagger';
import type { Drawdown, LossMeasures, TailLoss } from '../engine/analysis-result.js';
import { NULLABLE_MONTH, NULLABLE_NUMBER } from './schemas.js';

/** One-month losses at a confidence, as positive fractions. */
export class TailLossDto implements TailLoss {
  @ApiProperty()
  readonly varHistorical!: number;

  @ApiProperty()
  readonly esHistorical!: number;

  @ApiProperty()
  readonly varNormal!: number;

  @ApiProperty()
  readonly esNormal!: number;

  @ApiProperty(NULLABLE_NUMBER)
  readonly varCornishFisher!: number | null;
}

export class DrawdownDto implements Drawdown {
  @ApiProperty({ ...NULLABLE_MONTH, description: 'Null: at the start.' })
  readonly peak!: string | null;

  @ApiProperty(NULLABLE_MONTH)
  readonly trough!: string | null;

  @ApiProperty({ ...NULLABLE_MONTH, description: 'Null: not yet.' })
  readonly recovery!: string | null;
}

export class LossDto implements LossMeasures {
  @ApiProperty()
  readonly '0.95'!: TailLossDto;

  @ApiProperty()
  readonly '0.99'!: TailLossDto;

  @ApiProperty({ description: 'A positive fraction.' })
  readonly maxDrawdown!: number;

  @ApiProperty()
  readonly drawdown!: DrawdownDto;

  @ApiProperty({ description: 'A return, with its sign.' })
  readonly worstMonth!: number;

  @ApiProperty({ ...NULLABLE_NUMBER, description: 'Null: fewer months.' })
  readonly worst12Months!: number | null;

  @ApiProperty(NULLABLE_NUMBER)
  readonly skewness!: number | null;

  @ApiProperty(NULLABLE_NUMBER)
  readonly excessKurtosis!: number | null;
}
