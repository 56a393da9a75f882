import { ApiProperty } from '@nestjs/swagger';
import type { Amount, Asset } from '../../risk/engine/analysis-input.js';
import type { AnalysisWarning, WarningCode } from '../../risk/engine/analysis-result.js';
import type { FactorProxies } from '../../risk/engine/factors/factor-proxies.js';
import type { AppliedCash } from '../cash-mapping.js';

export class AmountDto implements Amount {
  @ApiProperty({ example: 'USD' })
  readonly currency!: string;

  @ApiProperty()
  readonly amount!: number;
}

export class FactorProxiesDto implements FactorProxies {
  @ApiProperty({ type: String, nullable: true })
  readonly market!: string | null;

  @ApiProperty({ type: String, nullable: true })
  readonly momentum!: string | null;

  @ApiProperty({ type: String, nullable: true })
  readonly value!: string | null;

  @ApiProperty({ type: String, nullable: true })
  readonly industry!: string | null;

  @ApiProperty({ type: [String] })
  readonly subindustry!: readonly string[];
}

export class AssetDto implements Asset {
  @ApiProperty()
  readonly ticker!: string;

  @ApiProperty({ type: Number, nullable: true })
  readonly shares!: number | null;

  @ApiProperty({ type: [AmountDto] })
  readonly amounts!: readonly AmountDto[];

  @ApiProperty({ type: Number, nullable: true })
  readonly weight!: number | null;

  @ApiProperty({ type: String, nullable: true })
  readonly currency!: string | null;

  @ApiProperty({ description: 'Made only of cash.' })
  readonly isCash!: boolean;

  @ApiProperty({ type: FactorProxiesDto, nullable: true })
  readonly proxies!: FactorProxiesDto | null;
}

export class AppliedCashDto implements AppliedCash {
  @ApiProperty({ example: 'CUR:USD' })
  readonly original!: string;

  @ApiProperty({ example: 'USD' })
  readonly currency!: string;

  @ApiProperty({ example: 'SGOV', description: 'What it counts as.' })
  readonly proxy!: string;

  @ApiProperty({ enum: ['dollars', 'weight'] })
  readonly unit!: AppliedCash['unit'];

  @ApiProperty()
  readonly amount!: number;
}

export class AnalysisWarningDto implements AnalysisWarning {
  @ApiProperty({ type: String, example: 'stale-price' })
  readonly code!: WarningCode;

  @ApiProperty({ type: [String], description: 'What it is about; empty: the whole.' })
  readonly tickers!: readonly string[];

  @ApiProperty()
  readonly detail!: string;
}

/** What an analysis of the portfolio starts from. */
export class AnalysisInputDto {
  @ApiProperty({ format: 'date' })
  readonly startDate!: string;

  @ApiProperty({ format: 'date' })
  readonly endDate!: string;

  @ApiProperty({ type: [AssetDto] })
  readonly assets!: readonly AssetDto[];

  @ApiProperty({ type: [AppliedCashDto], description: 'How each line of cash was mapped.' })
  readonly cashMapping!: readonly AppliedCashDto[];

  @ApiProperty({ type: [AmountDto], description: 'All amounts of money, by currency.' })
  readonly totals!: readonly AmountDto[];

  @ApiProperty({ type: 'object', additionalProperties: { type: 'number' } })
  readonly expectedReturns!: Readonly<Record<string, number>>;

  @ApiProperty({ type: [AnalysisWarningDto] })
  readonly warnings!: readonly AnalysisWarningDto[];
}
