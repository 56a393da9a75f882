import { ApiProperty } from '@nestjs/swagger';

export class PortfolioListItemDto {
  @ApiProperty({ example: 'retirement' })
  readonly name!: string;

  @ApiProperty({ type: String, format: 'date', nullable: true, description: 'Null when corrupt.' })
  readonly startDate!: string | null;

  @ApiProperty({ type: String, format: 'date', nullable: true, description: 'Null when corrupt.' })
  readonly endDate!: string | null;

  @ApiProperty({ type: 'integer', nullable: true, description: 'How many; null when corrupt.' })
  readonly positions!: number | null;

  @ApiProperty({ description: 'The ETag without its quotes.' })
  readonly version!: string;

  @ApiProperty({ enum: ['corrupt-data'], isArray: true })
  readonly flags!: readonly 'corrupt-data'[];
}

export class PortfolioListDto {
  @ApiProperty({ type: [PortfolioListItemDto] })
  readonly items!: readonly PortfolioListItemDto[];

  @ApiProperty({ type: String, nullable: true, description: '`cursor` of the next page.' })
  readonly nextCursor!: string | null;
}
