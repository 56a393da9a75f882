import { ApiProperty, OmitType, PickType } from '@nestjs/swagger';
import type { ComparedEpisode, EpisodeSide } from '../engine/compare/compare-episodes.js';
import type { StressOutcome } from '../engine/stress/stress-result.js';
import { EpisodeDto } from '../stress/dto/stress-outcome.dto.js';

const OF_BOTH = ['name', 'description', 'startDate', 'endDate'] as const;

export class EpisodeSideDto
  extends OmitType(EpisodeDto, [...OF_BOTH, 'contributions'] as const)
  implements EpisodeSide {}

export class EpisodeDifferenceDto
  extends PickType(EpisodeDto, ['return', 'loss', 'valueChange'] as const)
  implements StressOutcome {}

/** A past episode, with what it does to both portfolios. */
export class ComparedEpisodeDto extends PickType(EpisodeDto, OF_BOTH) implements ComparedEpisode {
  @ApiProperty()
  readonly before!: EpisodeSideDto;

  @ApiProperty()
  readonly after!: EpisodeSideDto;

  @ApiProperty({ description: 'After minus before; null unless known of both.' })
  readonly difference!: EpisodeDifferenceDto;
}
