import { type DynamicModule, Module } from '@nestjs/common';
import type { Clock } from '../../common/clock.js';
import { CLOCK } from '../../config/config.module.js';
import { OwnCookie } from '../gate/own-cookie.js';
import { RateCounters } from '../limits/rate-counters.js';
import { SessionService } from '../sessions/session.service.js';
import type { SignInOptions } from '../sign-in.config.js';
import { UserStore } from '../users/user.store.js';
import { GoogleController } from './google.controller.js';
import { SIGN_IN_GUARD, type SignInGuardOptions } from './google.guard.js';
import { GoogleStrategy } from './google.strategy.js';
import { PendingSignIns } from './pending-sign-in.js';
import { registerStrategy } from './register-strategy.js';
import { SignInPages } from './sign-in-pages.js';
import { SignInService } from './sign-in.service.js';
import { StateKeeper } from './state-keeper.js';

const COOKIE_NAME = 'sign-in';

/** Signing in with Google. */
@Module({})
export class GoogleModule {
  static forRoot(options: SignInOptions, session: DynamicModule): DynamicModule {
    const cookie = new OwnCookie(COOKIE_NAME, options.isSecure);
    return {
      module: GoogleModule,
      imports: [session],
      controllers: [GoogleController],
      providers: [
        {
          provide: SIGN_IN_GUARD,
          inject: [RateCounters, CLOCK],
          useFactory: (counters: RateCounters, clock: Clock): SignInGuardOptions => {
            const pending = new PendingSignIns(options.clientSecret);
            const keeper = new StateKeeper(pending, counters, clock);
            const strategy = registerStrategy(new GoogleStrategy(options, keeper));
            return { strategy, cookie, defaultReturnPath: options.defaultReturnPath };
          },
        },
        { provide: SignInPages, useValue: new SignInPages(cookie, options.returnOrigin) },
        {
          provide: SignInService,
          inject: [UserStore, SessionService, CLOCK],
          useFactory: (...parts: ConstructorParameters<typeof SignInService>) =>
            new SignInService(...parts),
        },
      ],
    };
  }
}
