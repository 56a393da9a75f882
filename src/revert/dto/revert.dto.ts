import { ApiProperty } from '@nestjs/swagger';
import type { ChangeSet } from '../../portfolio/change.js';
import { ChangeDto, toChangeDto } from '../../portfolio/dto/change-list.dto.js';
import type { RevertOutcome } from '../revert.service.js';

export class RevertDto {
  @ApiProperty({ required: false, description: 'Which change set; the newest when left out.' })
  readonly changeId?: string;

  @ApiProperty({ required: false, maxLength: 500, description: 'Kept with the change.' })
  readonly reason?: string;

  @ApiProperty({ required: false, default: false, description: 'Says what it would do.' })
  readonly dryRun?: boolean;
}

export class RevertAnswerDto {
  @ApiProperty({ description: 'Id of the change set that was taken back.' })
  readonly reverted!: string;

  @ApiProperty({ description: 'True: nothing was written.' })
  readonly dryRun!: boolean;

  @ApiProperty({ type: String, nullable: true, description: "Id of the revert's own change set." })
  readonly changeId!: string | null;

  @ApiProperty({ enum: ['portfolio', 'scenario', 'risk-limits'] })
  readonly document!: ChangeSet['document'];

  @ApiProperty({ type: String, nullable: true, description: 'Null: your own risk limits.' })
  readonly name!: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'Afterwards; null: it is gone.' })
  readonly version!: string | null;

  @ApiProperty({ type: [ChangeDto], description: 'What the revert changed.' })
  readonly changes!: readonly ChangeDto[];
}

export function revertAnswer(
  { id, document, name }: ChangeSet,
  { changeId, version, changes }: RevertOutcome,
): RevertAnswerDto {
  return {
    reverted: id,
    dryRun: changeId === null,
    changeId,
    document,
    name,
    version,
    changes: changes.map(toChangeDto),
  };
}
