import { ApiExtraModels, ApiProperty, getSchemaPath, PickType } from '@nestjs/swagger';
import { AnalysisReportDto } from '../../dto/analysis-report.dto.js';
import { LimitCheckDto } from '../../dto/limits.dto.js';
import { NULLABLE_NUMBER } from '../../dto/schemas.js';
import type { ByTicker } from '../../engine/analysis-result.js';
import type { ConstraintKind, NamedConstraint } from '../../engine/optimize/constraint.js';
import type {
  OptimalWeights,
  OptimizationResult,
  OptimizationStatus,
  WeighedFigures,
} from '../../engine/optimize/optimization-result.js';
import type { ObjectiveName } from '../../engine/optimize/objective.js';
import { OBJECTIVE_NAMES } from '../../engine/optimize/objective.js';
import type { FrontierReport, OptimizationReport } from '../optimization-report.js';

const KINDS: readonly ConstraintKind[] = [
  ...(['long-only', 'lower-bound', 'upper-bound', 'cash-cap'] as const),
  ...(['max_single_stock_weight', 'max_single_factor_loss', 'volatility-cap'] as const),
];
const STATUSES: readonly OptimizationStatus[] = ['optimal', 'infeasible', 'undefined'];
const WEIGHTS = {
  selfRequired: true,
  type: 'object',
  additionalProperties: { type: 'number' },
} as const;

export class NamedConstraintDto implements NamedConstraint {
  @ApiProperty({ enum: KINDS, enumName: 'ConstraintKind' })
  readonly kind!: ConstraintKind;

  @ApiProperty({ type: [String], description: 'Whom it holds back, or could.' })
  readonly tickers!: readonly string[];

  @ApiProperty({ type: String, nullable: true })
  readonly factor!: string | null;

  @ApiProperty({ description: 'A weight, an exposure, or an annual volatility.' })
  readonly bound!: number;
}

export class WeighedFiguresDto implements WeighedFigures {
  @ApiProperty(WEIGHTS)
  readonly weights!: ByTicker<number>;

  @ApiProperty()
  readonly annualVolatility!: number;

  @ApiProperty({ ...NULLABLE_NUMBER, description: 'Null: not known of an asset.' })
  readonly expectedReturn!: number | null;

  @ApiProperty(NULLABLE_NUMBER)
  readonly sharpe!: number | null;
}

export class OptimalWeightsDto extends WeighedFiguresDto implements OptimalWeights {
  @ApiProperty({ ...WEIGHTS, description: 'Against the current weights.' })
  readonly changes!: ByTicker<number>;

  @ApiProperty({ description: 'At most 1e-6.' })
  readonly kktResidual!: number;

  @ApiProperty({ type: [NamedConstraintDto], description: 'What keeps them from being better.' })
  readonly binding!: readonly NamedConstraintDto[];

  @ApiProperty({ type: [NamedConstraintDto], description: 'What risk parity breaks.' })
  readonly broken!: readonly NamedConstraintDto[];
}

const PROVENANCE = [
  ...(['portfolioName', 'asOf', 'baseCurrency', 'frequency', 'benchmark', 'riskFree'] as const),
  ...(['options', 'limitsOrigin', 'priceSource', 'cashMapping', 'engineVersion'] as const),
  ...(['inputHash', 'tickers', 'window', 'proxied', 'staleness', 'warnings'] as const),
] as const;

class OptimizationFrameDto extends PickType(AnalysisReportDto, PROVENANCE) {
  @ApiProperty({ ...WEIGHTS, description: 'Left out for a short history, with their weight.' })
  readonly excluded!: ByTicker<number>;

  @ApiProperty({ enum: OBJECTIVE_NAMES, enumName: 'Objective' })
  readonly objective!: ObjectiveName;

  @ApiProperty({ enum: STATUSES, enumName: 'OptimizationStatus' })
  readonly status!: OptimizationStatus;

  @ApiProperty({ type: String, nullable: true, description: 'Why there are no weights.' })
  readonly reason!: string | null;

  @ApiProperty({
    type: [NamedConstraintDto],
    description:
      'Limits that cannot be met together, though all but any one of them can; one alone cannot be met at all.',
  })
  readonly conflict!: readonly NamedConstraintDto[];

  @ApiProperty()
  readonly current!: WeighedFiguresDto;

  @ApiProperty()
  readonly applyLimits!: boolean;

  @ApiProperty({ type: [NamedConstraintDto], description: 'Limits that entered the problem.' })
  readonly appliedLimits!: readonly NamedConstraintDto[];

  @ApiProperty()
  readonly cashCap!: number;

  @ApiProperty({ example: 'HiGHS 1.15.1' })
  readonly solver!: string;

  @ApiProperty({
    ...NULLABLE_NUMBER,
    description: 'Added to each monthly variance of a singular covariance; else 0.',
  })
  readonly ridge!: number | null;
}

@ApiExtraModels(LimitCheckDto)
export class OptimizationReportDto extends OptimizationFrameDto implements OptimizationReport {
  @ApiProperty({ ...NULLABLE_NUMBER, description: 'Annual; of max-return.' })
  readonly volatilityCap!: number | null;

  @ApiProperty({ type: OptimalWeightsDto, nullable: true })
  readonly optimal!: OptimalWeightsDto | null;

  @ApiProperty({
    selfRequired: true,
    type: 'object',
    description: 'Every limit that is set, held against the optimal weights.',
    additionalProperties: { $ref: getSchemaPath(LimitCheckDto) },
  })
  readonly limits!: OptimizationResult['limits'];
}

export class FrontierReportDto extends OptimizationFrameDto implements FrontierReport {
  @ApiProperty({
    type: [OptimalWeightsDto],
    nullable: true,
    description: 'From least variance to highest return.',
  })
  readonly points!: readonly OptimalWeightsDto[] | null;
}
