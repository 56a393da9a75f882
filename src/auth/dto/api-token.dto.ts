import { ApiProperty } from '@nestjs/swagger';
import { type ApiToken, MAX_TOKEN_NAME_LENGTH, type Scope, SCOPES } from '../tokens/api-token.js';
import { DEFAULT_TOKEN_DAYS, MAX_TOKEN_DAYS } from '../tokens/token-request-document.js';

export class NewApiTokenDto {
  @ApiProperty({ minLength: 1, maxLength: MAX_TOKEN_NAME_LENGTH, example: 'nightly' })
  readonly name!: string;

  @ApiProperty({ enum: SCOPES, isArray: true, minItems: 1 })
  readonly scopes!: readonly Scope[];

  @ApiProperty({
    type: 'integer',
    required: false,
    minimum: 1,
    maximum: MAX_TOKEN_DAYS,
    default: DEFAULT_TOKEN_DAYS,
  })
  readonly days?: number;
}

export class ApiTokenDto {
  @ApiProperty({ format: 'uuid' })
  readonly id!: string;

  @ApiProperty()
  readonly name!: string;

  @ApiProperty({ enum: SCOPES, isArray: true })
  readonly scopes!: readonly Scope[];

  @ApiProperty({ format: 'date-time' })
  readonly createdAt!: string;

  @ApiProperty({ format: 'date-time' })
  readonly expiresAt!: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'To a minute.' })
  readonly lastUsed!: string | null;
}

export class MadeApiTokenDto extends ApiTokenDto {
  @ApiProperty({ description: 'Shown this once; send it as `Authorization: Bearer …`.' })
  readonly token!: string;
}

export class ApiTokenListDto {
  @ApiProperty({
    type: [ApiTokenDto],
    description: 'Newest first, with those that expired lately.',
  })
  readonly items!: readonly ApiTokenDto[];

  @ApiProperty({ type: String, nullable: true, description: 'Always null: there is one page.' })
  readonly nextCursor!: string | null;
}

export function apiTokenAnswer(token: ApiToken): ApiTokenDto {
  const { id, name, scopes, createdAt, expiresAt, lastUsed } = token;
  return { id, name, scopes, createdAt, expiresAt, lastUsed };
}

export function madeApiTokenAnswer(made: ApiToken, token: string): MadeApiTokenDto {
  const { id, name, scopes, createdAt, expiresAt, lastUsed } = made;
  return { id, name, scopes, createdAt, expiresAt, lastUsed, token };
}
