import { type DynamicModule, Module } from '@nestjs/common';
import type { Clock } from '../common/clock.js';
import { CLOCK } from '../config/config.module.js';
import type { Settings } from '../config/settings-table.js';
import { Gate } from './gate/gate.guard.js';
import { type Identification, SignInIdentification } from './gate/identification.js';
import { LocalIdentification } from './gate/local.identification.js';
import { SessionCookie } from './gate/session-cookie.js';
import { RateCounters } from './limits/rate-counters.js';
import { RateLimits } from './limits/rate-limits.js';
import { MeController } from './me.controller.js';
import { MeService } from './me.service.js';
import { ServingStore } from './serving.store.js';
import { SessionService } from './sessions/session.service.js';
import { SessionStore } from './sessions/session.store.js';
import { ownOrigins, signInOptions } from './sign-in.config.js';
import { ApiTokenService } from './tokens/api-token.service.js';
import { ApiTokenStore } from './tokens/api-token.store.js';
import { Admins } from './users/admins.js';

/** Who sends a request, and what they may do. Without Google's settings there is one user and no sign-in. */
@Module({})
export class AuthModule {
  static forRoot(settings: Settings): DynamicModule {
    return {
      module: AuthModule,
      controllers: [MeController],
      providers: [
        {
          provide: MeService,
          inject: [ServingStore],
          useFactory: (serving: ServingStore) => new MeService(serving),
        },
        {
          provide: SessionService,
          inject: [SessionStore, CLOCK],
          useFactory: (store: SessionStore, clock: Clock) =>
            new SessionService(store, clock, {
              ttlMs: settings.sessionTtlMs,
              idleMs: settings.sessionIdleMs,
            }),
        },
        {
          provide: ApiTokenService,
          inject: [ApiTokenStore, CLOCK],
          useFactory: (store: ApiTokenStore, clock: Clock) => new ApiTokenService(store, clock),
        },
        {
          provide: Gate,
          inject: [SessionService, ApiTokenService, RateCounters],
          useFactory: (...services: [SessionService, ApiTokenService, RateCounters]) =>
            gate(settings, ...services),
        },
      ],
      exports: [Gate, SessionService, ApiTokenService],
    };
  }
}

function gate(
  settings: Settings,
  ...[sessions, tokens, counters]: [SessionService, ApiTokenService, RateCounters]
): Gate {
  const signIn = signInOptions(settings);
  const identification: Identification =
    signIn === null
      ? new LocalIdentification(settings.user)
      : new SignInIdentification(sessions, tokens, new Admins(settings.adminEmails));
  return new Gate({
    identification,
    limits: new RateLimits(counters, {
      calculationsByTier: {
        public: settings.publicAnalysesPerMinute,
        registered: settings.registeredAnalysesPerMinute,
        paid: settings.paidAnalysesPerMinute,
      },
      signInAttempts: settings.signInAttemptsPerMinute,
    }),
    cookie: new SessionCookie(signIn?.isSecure ?? false),
    ownOrigins: ownOrigins(settings),
  });
}
