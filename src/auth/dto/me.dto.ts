import { ApiProperty } from '@nestjs/swagger';
import type { Caller } from '../gate/caller.js';
import { type Scope, SCOPES } from '../tokens/api-token.js';
import { type Role, type Tier, TIERS } from '../users/user.js';

export class MeDto {
  @ApiProperty({ description: "Opaque; Google's id of the account, or that of local mode." })
  readonly id!: string;

  @ApiProperty({ type: String, nullable: true })
  readonly email!: string | null;

  @ApiProperty({ type: String, nullable: true })
  readonly name!: string | null;

  @ApiProperty({ enum: TIERS })
  readonly tier!: Tier;

  @ApiProperty({ enum: ['user', 'admin'] })
  readonly role!: Role;

  @ApiProperty({ enum: ['local', 'session', 'token'], description: 'By what you are known.' })
  readonly signedInBy!: Caller['kind'];

  @ApiProperty({ enum: SCOPES, isArray: true, description: 'What this may be used for.' })
  readonly scopes!: readonly Scope[];
}

export function meAnswer(caller: Caller, name: string | null): MeDto {
  const { ownerId, email, tier, isAdmin, kind, scopes } = caller;
  const role = isAdmin ? 'admin' : 'user';
  return { id: ownerId, email, name, tier, role, signedInBy: kind, scopes: [...scopes] };
}
