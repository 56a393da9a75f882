import { ApiProperty } from '@nestjs/swagger';

const STATUSES = ['done', 'running-elsewhere', 'stopped'] as const;

export class PurgeReportDto {
  @ApiProperty({
    enum: STATUSES,
    description: '`running-elsewhere`: another instance is at it, and this one left it to that.',
  })
  readonly status!: (typeof STATUSES)[number];

  @ApiProperty({ type: 'integer', description: 'Sessions removed.' })
  readonly sessions!: number;

  @ApiProperty({ type: 'integer', description: 'Counts removed whose window was over.' })
  readonly rateCounters!: number;

  @ApiProperty({ description: 'How long it took.' })
  readonly durationMs!: number;
}
