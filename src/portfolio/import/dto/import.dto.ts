import { ApiProperty } from '@nestjs/swagger';
import { ChangeDto, toChangeDto } from '../../dto/change-list.dto.js';
import type { ImportOutcome } from '../portfolio-import.service.js';

export class ImportAnswerDto {
  @ApiProperty()
  readonly name!: string;

  @ApiProperty({ description: 'True: nothing was written.' })
  readonly dryRun!: boolean;

  @ApiProperty({ description: 'There was no portfolio of this name.' })
  readonly created!: boolean;

  @ApiProperty({ description: 'Of the portfolio as it is, or would be.' })
  readonly version!: string;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'For a revert; null: nothing written.',
  })
  readonly changeId!: string | null;

  @ApiProperty({ type: [ChangeDto] })
  readonly changes!: readonly ChangeDto[];
}

export function importAnswer(
  { name, dryRun }: { readonly name: string; readonly dryRun: boolean },
  { created, version, changeId, changes }: ImportOutcome,
): ImportAnswerDto {
  return { name, dryRun, created, version, changeId, changes: changes.map(toChangeDto) };
}
