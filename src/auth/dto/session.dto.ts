import { ApiProperty } from '@nestjs/swagger';
import type { Session } from '../sessions/session.js';

export class SessionDto {
  @ApiProperty({ format: 'uuid' })
  readonly id!: string;

  @ApiProperty({ format: 'date-time' })
  readonly createdAt!: string;

  @ApiProperty({ format: 'date-time', description: 'Noted once a minute.' })
  readonly lastAccessed!: string;

  @ApiProperty({ format: 'date-time', description: 'When it ends, however much it is used.' })
  readonly expiresAt!: string;

  @ApiProperty({ type: String, nullable: true, description: 'What the browser calls itself.' })
  readonly userAgent!: string | null;

  @ApiProperty({ description: 'Whether this request comes with it.' })
  readonly isCurrent!: boolean;
}

export class SessionListDto {
  @ApiProperty({ type: [SessionDto], description: 'Newest first.' })
  readonly items!: readonly SessionDto[];

  @ApiProperty({ type: String, nullable: true, description: 'Always null: there is one page.' })
  readonly nextCursor!: string | null;
}

export function sessionAnswer(session: Session, current: string | null): SessionDto {
  const { id, createdAt, lastAccessed, expiresAt, userAgent } = session;
  return { id, createdAt, lastAccessed, expiresAt, userAgent, isCurrent: id === current };
}
