import { ApiProperty } from '@nestjs/swagger';

const CONDITIONS = ['usable', 'degraded', 'failing'] as const;

type Condition = (typeof CONDITIONS)[number];

export class CheckDto {
  @ApiProperty({ example: 'store' })
  readonly name!: string;

  @ApiProperty({ enum: CONDITIONS })
  readonly condition!: Condition;

  @ApiProperty({ type: String, nullable: true, description: 'Why it fails.' })
  readonly reason!: string | null;
}

export class VersionsDto {
  @ApiProperty()
  readonly program!: string;

  @ApiProperty({ description: 'Changes with every change of a figure.' })
  readonly engine!: string;

  @ApiProperty()
  readonly node!: string;
}

export class PoolDto {
  @ApiProperty({ type: 'integer', description: 'The most connections there may be.' })
  readonly size!: number;

  @ApiProperty({ type: 'integer' })
  readonly inUse!: number;

  @ApiProperty({ type: 'integer' })
  readonly idle!: number;

  @ApiProperty({ type: 'integer', description: 'Operations that wait for a connection.' })
  readonly waiting!: number;
}

export class StoreDto {
  @ApiProperty({ enum: ['file', 'memory', 'database'] })
  readonly kind!: 'file' | 'memory' | 'database';

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Of a database, while no check fails.',
  })
  readonly newestMigration!: string | null;

  @ApiProperty({ type: PoolDto, nullable: true, description: 'Of a database.' })
  readonly pool!: PoolDto | null;
}

export class CalculationsDto {
  @ApiProperty({ type: 'integer' })
  readonly running!: number;

  @ApiProperty({ type: 'integer', description: 'Depth of the queue.' })
  readonly waiting!: number;

  @ApiProperty({ type: 'integer', description: 'Joined another one that was under way.' })
  readonly joined!: number;

  @ApiProperty({ type: 'integer', description: 'Found in the cache.' })
  readonly hits!: number;

  @ApiProperty({ type: 'integer', description: 'Given to a worker, or turned away.' })
  readonly misses!: number;
}

export class LagDto {
  @ApiProperty()
  readonly mean!: number;

  @ApiProperty()
  readonly p99!: number;

  @ApiProperty()
  readonly max!: number;
}

export class HealthDto {
  @ApiProperty({ enum: CONDITIONS, description: 'The worst of the checks.' })
  readonly status!: Condition;

  @ApiProperty({ type: [CheckDto] })
  readonly checks!: readonly CheckDto[];

  @ApiProperty({ type: VersionsDto })
  readonly versions!: VersionsDto;

  @ApiProperty()
  readonly uptimeSeconds!: number;

  @ApiProperty({ type: StoreDto })
  readonly store!: StoreDto;

  @ApiProperty({ example: 'csv:./prices' })
  readonly priceSource!: string;

  @ApiProperty({ type: CalculationsDto })
  readonly calculations!: CalculationsDto;

  @ApiProperty({
    type: LagDto,
    description: 'How much later than due the event loop came to what waited, since the start.',
  })
  readonly eventLoopLagMs!: LagDto;

  @ApiProperty({ type: 'integer', description: 'Connections that clients have open.' })
  readonly connections!: number;
}
