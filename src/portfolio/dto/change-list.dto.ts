import { ApiProperty } from '@nestjs/swagger';
import type { JsonValue } from '../../common/document/json-value.js';
import type { Change, ChangeKind, ChangeSet } from '../change.js';

const ANY_JSON = ['object', 'array', 'string', 'number', 'boolean', 'null'].map((type) => ({
  type,
}));

export class ChangeDto implements Change {
  @ApiProperty({ type: String, example: 'position_changed' })
  readonly kind!: ChangeKind;

  @ApiProperty({ type: String, nullable: true, description: 'The ticker or key it is about.' })
  readonly subject!: string | null;

  @ApiProperty({ anyOf: ANY_JSON, description: 'As in the document; null: there was none.' })
  readonly before!: JsonValue;

  @ApiProperty({ anyOf: ANY_JSON, description: 'As in the document; null: it is gone.' })
  readonly after!: JsonValue;
}

export class ChangeSetDto implements ChangeSet {
  @ApiProperty()
  readonly id!: string;

  @ApiProperty({ format: 'date-time' })
  readonly at!: string;

  @ApiProperty({ enum: ['portfolio', 'scenario', 'risk-limits'] })
  readonly document!: ChangeSet['document'];

  @ApiProperty({ type: String, nullable: true, description: 'Null: your own risk limits.' })
  readonly name!: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'As given by X-Change-Reason.' })
  readonly reason!: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'Null when it was created.' })
  readonly versionBefore!: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'Null when it was deleted.' })
  readonly versionAfter!: string | null;

  @ApiProperty({ type: [ChangeDto] })
  readonly changes!: readonly ChangeDto[];
}

export class ChangeListDto {
  @ApiProperty({ type: [ChangeSetDto], description: 'Newest first.' })
  readonly items!: readonly ChangeSetDto[];

  @ApiProperty({ type: String, nullable: true, description: '`cursor` of the next page.' })
  readonly nextCursor!: string | null;
}

export function changeSetAnswer(changeSet: ChangeSet): ChangeSetDto {
  const { id, at, document, name, reason, versionBefore, versionAfter, changes } = changeSet;
  return {
    id,
    at,
    document,
    name,
    reason,
    versionBefore,
    versionAfter,
    changes: changes.map(toChangeDto),
  };
}

export function toChangeDto({ kind, subject, before, after }: Change): ChangeDto {
  return { kind, subject, before, after };
}
