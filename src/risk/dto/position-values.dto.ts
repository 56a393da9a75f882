import { ApiProperty } from '@nestjs/swagger';
import { AnalysisWarningDto } from '../../portfolio/dto/analysis-input.dto.js';
import { AccountPartDto } from '../../portfolio/dto/portfolio-document.dto.js';
import { positionDocument } from '../../portfolio/position-document.js';
import type { PositionValue, PositionValues, Unvalued } from '../position-values.service.js';

export class UnvaluedDto implements Unvalued {
  @ApiProperty({
    enum: ['prices-not-found', 'invalid-prices', 'fx-rate-missing', 'given-as-weight'],
  })
  readonly code!: Unvalued['code'];

  @ApiProperty()
  readonly detail!: string;
}

export class PositionValueDto {
  @ApiProperty({ example: 'NVDA', description: "The broker's own identifier." })
  readonly ticker!: string;

  @ApiProperty({ required: false, description: 'This, dollars or weight.' })
  readonly shares?: number;

  @ApiProperty({ required: false, description: 'An amount of its currency.' })
  readonly dollars?: number;

  @ApiProperty({ required: false })
  readonly weight?: number;

  @ApiProperty({ type: String, nullable: true, description: 'Null: US dollars.' })
  readonly currency!: string | null;

  @ApiProperty({ type: String, nullable: true })
  readonly type!: string | null;

  @ApiProperty({ type: [AccountPartDto] })
  readonly accounts!: readonly AccountPartDto[];

  @ApiProperty({ type: Number, nullable: true, description: 'Latest on or before `asOf`.' })
  readonly price!: number | null;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  readonly priceDate!: string | null;

  @ApiProperty({ example: 'USD' })
  readonly priceCurrency!: string;

  @ApiProperty({ type: Number, nullable: true, description: 'In `baseCurrency`.' })
  readonly value!: number | null;

  @ApiProperty({ type: UnvaluedDto, nullable: true, description: 'Why there is no value.' })
  readonly unvalued!: UnvaluedDto | null;
}

export class PositionValuesDto {
  @ApiProperty({ format: 'date', description: 'Prices after it play no part.' })
  readonly asOf!: string;

  @ApiProperty({ example: 'USD' })
  readonly baseCurrency!: string;

  @ApiProperty({ type: Number, nullable: true, description: 'Null when one has no value.' })
  readonly netValue!: number | null;

  @ApiProperty({ type: [PositionValueDto], description: 'All of them, by ticker.' })
  readonly items!: readonly PositionValueDto[];

  @ApiProperty({ type: [AnalysisWarningDto] })
  readonly warnings!: readonly AnalysisWarningDto[];

  @ApiProperty({
    type: 'null',
    description:
      'Always null: they are valued together, as of one day, on one page of at most 10,000.',
  })
  readonly nextCursor!: null;
}

export function positionValuesAnswer(values: PositionValues): PositionValuesDto {
  const { asOf, baseCurrency, netValue, positions, warnings } = values;
  const items = positions.map(positionValueAnswer);
  return { asOf, baseCurrency, netValue, items, warnings, nextCursor: null };
}

function positionValueAnswer({ position, valuation, unvalued }: PositionValue): PositionValueDto {
  const { price, priceDate, priceCurrency, value } = valuation;
  const { ticker, currency, type } = position;
  const whole = { ticker, currency, type, accounts: [], ...positionDocument(position) };
  return { ...whole, price, priceDate, priceCurrency, value, unvalued };
}
