import { ApiProperty } from '@nestjs/swagger';

const FLAGS = ['corrupt-data', 'base-portfolio-gone'] as const;

export class ScenarioListItemDto {
  @ApiProperty({ example: 'more-bonds' })
  readonly name!: string;

  @ApiProperty({ type: String, nullable: true, description: 'Null: it names none, or corrupt.' })
  readonly basePortfolio!: string | null;

  @ApiProperty({ type: 'integer', nullable: true, description: 'How many; null when corrupt.' })
  readonly targetWeights!: number | null;

  @ApiProperty({ description: 'The ETag without its quotes.' })
  readonly version!: string;

  @ApiProperty({ enum: FLAGS, isArray: true })
  readonly flags!: readonly (typeof FLAGS)[number][];
}

export class ScenarioListDto {
  @ApiProperty({ type: [ScenarioListItemDto] })
  readonly items!: readonly ScenarioListItemDto[];

  @ApiProperty({ type: String, nullable: true, description: '`cursor` of the next page.' })
  readonly nextCursor!: string | null;
}
