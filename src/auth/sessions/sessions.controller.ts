import { Controller, Delete, Get, HttpCode, Inject, Param, Post, Req, Res } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { AnswerHeaders } from '../../common/http/answer-headers.js';
import { ApiProblems, STORAGE_PROBLEMS } from '../../common/problem/dto/api-problems.decorator.js';
import { sessionAnswer, SessionListDto } from '../dto/session.dto.js';
import { InPerson } from '../gate/dto/route-mark.decorators.js';
import type { OwnedRequest } from '../owned-request.js';
import { SESSION_COOKIE, type SessionCookie } from './session-cookie.js';
import { SessionService } from './session.service.js';

const PROBLEMS = ['sign-in-in-person', ...STORAGE_PROBLEMS] as const;

@ApiTags('me')
@InPerson()
@Controller()
export class SessionsController {
  constructor(
    private readonly sessions: SessionService,
    @Inject(SESSION_COOKIE) private readonly cookie: SessionCookie,
  ) {}

  /** Browsers that you are signed in with. */
  @Get('v1/me/sessions')
  @ApiOkResponse({ type: SessionListDto })
  @ApiProblems(...PROBLEMS)
  async list(@Req() { caller }: OwnedRequest): Promise<SessionListDto> {
    const sessions = await this.sessions.list(caller.ownerId);
    const items = sessions.map((session) => sessionAnswer(session, caller.sessionId));
    return { items, nextCursor: null };
  }

  /** Signs one of them out. */
  @Delete('v1/me/sessions/:id')
  @HttpCode(204)
  @ApiNoContentResponse()
  @ApiProblems('session-not-found', ...PROBLEMS)
  async revoke(@Req() { ownerId }: OwnedRequest, @Param('id') id: string): Promise<void> {
    await this.sessions.revoke(ownerId, id);
  }

  /** Signs this browser out. */
  @Post('auth/logout')
  @HttpCode(204)
  @ApiNoContentResponse()
  @ApiProblems(...PROBLEMS)
  async logout(
    @Req() { headers }: OwnedRequest,
    @Res({ passthrough: true }) reply: AnswerHeaders,
  ): Promise<void> {
    await this.sessions.end(this.cookie.read(headers.cookie) ?? '');
    reply.header('set-cookie', this.cookie.end());
  }

  /** Signs you out everywhere. API tokens stay. */
  @Post('auth/logout-all')
  @HttpCode(204)
  @ApiNoContentResponse()
  @ApiProblems(...PROBLEMS)
  async logoutAll(
    @Req() { ownerId }: OwnedRequest,
    @Res({ passthrough: true }) reply: AnswerHeaders,
  ): Promise<void> {
    await this.sessions.revokeAll(ownerId);
    reply.header('set-cookie', this.cookie.end());
  }
}
