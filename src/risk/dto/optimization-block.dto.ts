import { ApiProperty } from '@nestjs/swagger';
import type { ByTicker, OptimizationBlock } from '../engine/analysis-result.js';
import { NULLABLE_NUMBER } from './schemas.js';

const WEIGHTS = { type: 'object', additionalProperties: { type: 'number' } } as const;

export class MinVarianceDto {
  @ApiProperty({ ...WEIGHTS, selfRequired: true, description: 'From 0 to 1; they sum to 1.' })
  readonly weights!: ByTicker<number>;

  @ApiProperty()
  readonly annualVolatility!: number;
}

export class BlockResidualsDto {
  @ApiProperty({ description: 'From the conditions of an optimum; at most 1e-6.' })
  readonly minVariance!: number;

  @ApiProperty({ ...NULLABLE_NUMBER, description: 'From even contributions, relatively.' })
  readonly riskParity!: number | null;
}

/** Over assets that are not cash, without any limit; sample covariance. */
export class OptimizationBlockDto implements OptimizationBlock {
  @ApiProperty()
  readonly minVariance!: MinVarianceDto;

  @ApiProperty({ ...WEIGHTS, nullable: true, description: 'Null, with a warning: undefined.' })
  readonly riskParity!: ByTicker<number> | null;

  @ApiProperty({ description: 'To which other solvers may be expected to agree.' })
  readonly tolerance!: number;

  @ApiProperty({ example: 'HiGHS 1.15.1' })
  readonly solver!: string;

  @ApiProperty({ description: 'Added to each monthly variance of a singular covariance; else 0.' })
  readonly ridge!: number;

  @ApiProperty()
  readonly kktResidual!: BlockResidualsDto;
}
