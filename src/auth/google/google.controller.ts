import { Controller, Get, HttpCode, Inject, Req, Res, UseGuards } from '@nestjs/common';
import { ApiFoundResponse, ApiQuery, ApiTags } from '@nestjs/swagger';
import { ApiProblems, STORAGE_PROBLEMS } from '../../common/problem/dto/api-problems.decorator.js';
import { SigningIn } from '../gate/dto/route-mark.decorators.js';
import { SESSION_COOKIE, type SessionCookie } from '../sessions/session-cookie.js';
import { BeginSignInGuard, FinishSignInGuard, type SignInRequest } from './google.guard.js';
import { SignInService } from './sign-in.service.js';
import { SignInPages } from './sign-in-pages.js';

const PROBLEMS = ['sign-in-failed', 'too-many-requests'] as const;

interface Redirect {
  header(name: string, value: string | readonly string[]): unknown;
}

@ApiTags('signing in')
@SigningIn()
@Controller('auth/google')
export class GoogleController {
  constructor(
    private readonly signIn: SignInService,
    private readonly pages: SignInPages,
    @Inject(SESSION_COOKIE) private readonly cookie: SessionCookie,
  ) {}

  /** For browsers: sends them to Google, which sends them back. */
  @Get()
  @HttpCode(302)
  @UseGuards(BeginSignInGuard)
  @ApiQuery({ name: 'returnTo', required: false, description: 'Path to go on at.' })
  @ApiFoundResponse({ description: 'To Google.' })
  @ApiProblems(...PROBLEMS)
  begin(@Req() { exchange }: SignInRequest, @Res({ passthrough: true }) reply: Redirect): void {
    reply.header('set-cookie', this.pages.remember(exchange));
    reply.header('location', exchange.location ?? '');
  }

  /** Where Google sends browsers back to. */
  @Get('callback')
  @HttpCode(302)
  @UseGuards(FinishSignInGuard)
  @ApiQuery({ name: 'state', required: false })
  @ApiQuery({ name: 'code', required: false })
  @ApiFoundResponse({ description: 'Signed in; on to the path that was asked for.' })
  @ApiProblems(
    ...PROBLEMS,
    'sign-in-refused',
    'email-in-use',
    'sign-in-unavailable',
    ...STORAGE_PROBLEMS,
  )
  async finish(
    @Req() { identity, exchange, headers }: SignInRequest,
    @Res({ passthrough: true }) reply: Redirect,
  ): Promise<void> {
    const browser = {
      userAgent: headers['user-agent'],
      session: this.cookie.read(headers.cookie),
    };
    const token = await this.signIn.complete(identity, browser);
    reply.header('set-cookie', [this.cookie.begin(token), this.pages.forget()]);
    reply.header('location', this.pages.after(exchange));
  }
}
