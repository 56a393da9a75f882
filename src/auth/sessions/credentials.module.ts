import { type DynamicModule, Module } from '@nestjs/common';
import type { Clock } from '../../common/clock.js';
import { CLOCK } from '../../config/config.module.js';
import type { Settings } from '../../config/settings-table.js';
import { OwnCookie } from '../gate/own-cookie.js';
import type { SignInOptions } from '../sign-in.config.js';
import { ApiTokenService } from '../tokens/api-token.service.js';
import { ApiTokenStore } from '../tokens/api-token.store.js';
import { ApiTokensController } from '../tokens/api-tokens.controller.js';
import { SESSION_COOKIE, SessionCookie } from './session-cookie.js';
import { SessionService } from './session.service.js';
import { SessionStore } from './session.store.js';
import { SessionsController } from './sessions.controller.js';

/** Sessions and API tokens, and the routes to look after them; these only where people sign in. */
@Module({})
export class CredentialsModule {
  static forRoot(
    { sessionTtlMs, sessionIdleMs }: Settings,
    signIn: SignInOptions | null,
  ): DynamicModule {
    const cookie = new OwnCookie('session', signIn?.isSecure ?? false);
    return {
      module: CredentialsModule,
      controllers: signIn === null ? [] : [SessionsController, ApiTokensController],
      providers: [
        { provide: SESSION_COOKIE, useValue: new SessionCookie(cookie, sessionTtlMs) },
        {
          provide: SessionService,
          inject: [SessionStore, CLOCK],
          useFactory: (store: SessionStore, clock: Clock) =>
            new SessionService(store, clock, { ttlMs: sessionTtlMs, idleMs: sessionIdleMs }),
        },
        {
          provide: ApiTokenService,
          inject: [ApiTokenStore, CLOCK],
          useFactory: (store: ApiTokenStore, clock: Clock) => new ApiTokenService(store, clock),
        },
      ],
      exports: [SESSION_COOKIE, SessionService, ApiTokenService],
    };
  }
}
