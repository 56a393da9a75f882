import { ApiExtraModels, ApiProperty, OmitType } from '@nestjs/swagger';
import { AnalysisWarningDto } from '../../portfolio/dto/analysis-input.dto.js';
import type { ComparisonReport, Funding, Trade } from '../comparison-report.js';
import type { LimitStatus } from '../engine/analysis-result.js';
import { COMPARISON_WINDOWS, type ComparisonWindow } from '../engine/compare/comparison.js';
import type { LimitChange } from '../engine/compare/limit-changes.js';
import type { ResultDifference } from '../engine/compare/result-difference.js';
import { LIMIT_NAMES, type LimitName } from '../engine/limits/risk-limits.js';
import { AnalysisReportDto } from './analysis-report.dto.js';
import { ComparedEpisodeDto } from './compared-episode.dto.js';
import { NULLABLE_NUMBER } from './schemas.js';

const STATUSES = ['pass', 'warn', 'breach', 'unknown'] as const;

/** Without matrices, and with a warning, when either side has more than 250 assets. */
export class ComparedReportDto extends OmitType(AnalysisReportDto, ['optimization'] as const) {}

export class LimitChangeDto implements LimitChange {
  @ApiProperty({ enum: LIMIT_NAMES })
  readonly limit!: LimitName;

  @ApiProperty({ enum: STATUSES })
  readonly before!: LimitStatus;

  @ApiProperty({ enum: STATUSES })
  readonly after!: LimitStatus;
}

export class TradeDto implements Trade {
  @ApiProperty({ example: 'NVDA', description: 'As you name it; cash is not yet its proxy.' })
  readonly ticker!: string;

  @ApiProperty({ description: 'Fraction of the net value before, as all weights here.' })
  readonly weightBefore!: number;

  @ApiProperty()
  readonly weightAfter!: number;

  @ApiProperty()
  readonly weightChange!: number;

  @ApiProperty({
    ...NULLABLE_NUMBER,
    description: 'In `baseCurrency`; null where weights are given.',
  })
  readonly valueChange!: number | null;

  @ApiProperty({ ...NULLABLE_NUMBER, description: 'Null for what is not held in shares.' })
  readonly sharesChange!: number | null;
}

export class FundingDto implements Funding {
  @ApiProperty({ example: 'CUR:USD' })
  readonly ticker!: string;

  @ApiProperty()
  readonly weightChange!: number;

  @ApiProperty(NULLABLE_NUMBER)
  readonly valueChange!: number | null;
}

@ApiExtraModels(FundingDto)
export class ComparisonReportDto implements ComparisonReport {
  @ApiProperty({ type: String, nullable: true, description: 'Before; null: not stored.' })
  readonly portfolioName!: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'Null: the change came along.' })
  readonly scenarioName!: string | null;

  @ApiProperty()
  readonly before!: ComparedReportDto;

  @ApiProperty()
  readonly after!: ComparedReportDto;

  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description:
      'After minus before, under the keys of the reports; null where one side has no figure. `tickers`, of both sides, is the order of its matrices.',
  })
  readonly difference!: ResultDifference;

  @ApiProperty({ type: [LimitChangeDto], description: 'Limits whose status is another one.' })
  readonly limitChanges!: readonly LimitChangeDto[];

  @ApiProperty({ type: [ComparedEpisodeDto], description: 'In the order of their file.' })
  readonly episodes!: readonly ComparedEpisodeDto[];

  @ApiProperty({ type: [TradeDto], description: 'With the one that pays.' })
  readonly trades!: readonly TradeDto[];

  @ApiProperty({
    type: FundingDto,
    nullable: true,
    description: 'What pays; null: nothing has to.',
  })
  readonly funding!: FundingDto | null;

  @ApiProperty({ enum: COMPARISON_WINDOWS })
  readonly window!: ComparisonWindow;

  @ApiProperty({ type: [AnalysisWarningDto], description: 'Each side has its own beside.' })
  readonly warnings!: readonly AnalysisWarningDto[];
}
