import { ApiProperty } from '@nestjs/swagger';

export class ReadinessDto {
  @ApiProperty({ enum: ['ready'] })
  readonly status!: 'ready';

  @ApiProperty({
    type: [String],
    description: 'Checks that serve on, but less well: with data of earlier, or from elsewhere.',
    example: ['prices'],
  })
  readonly degraded!: readonly string[];
}
