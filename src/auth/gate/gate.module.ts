import { type DynamicModule, Module } from '@nestjs/common';
import type { Settings } from '../../config/settings-table.js';
import { RateCounters } from '../limits/rate-counters.js';
import { RateLimits } from '../limits/rate-limits.js';
import { SESSION_COOKIE, type SessionCookie } from '../sessions/session-cookie.js';
import { SessionService } from '../sessions/session.service.js';
import { ownOrigins, type SignInOptions } from '../sign-in.config.js';
import { ApiTokenService } from '../tokens/api-token.service.js';
import { Admins } from '../users/admins.js';
import { Gate } from './gate.guard.js';
import { type Identification, SignInIdentification } from './identification.js';
import { LocalIdentification } from './local.identification.js';

type Parts = readonly [SessionService, ApiTokenService, RateCounters, SessionCookie];

/** Where every request comes by. */
@Module({})
export class GateModule {
  static forRoot(
    settings: Settings,
    signIn: SignInOptions | null,
    credentials: DynamicModule,
  ): DynamicModule {
    return {
      module: GateModule,
      imports: [credentials],
      providers: [
        {
          provide: Gate,
          inject: [SessionService, ApiTokenService, RateCounters, SESSION_COOKIE],
          useFactory: (...[sessions, tokens, counters, cookie]: Parts) =>
            new Gate({
              identification: identification(settings, signIn, { sessions, tokens }),
              limits: limits(settings, counters),
              cookie,
              ownOrigins: ownOrigins(settings),
            }),
        },
      ],
    };
  }
}

function identification(
  { user, adminEmails }: Settings,
  signIn: SignInOptions | null,
  { sessions, tokens }: { readonly sessions: SessionService; readonly tokens: ApiTokenService },
): Identification {
  if (signIn === null) return new LocalIdentification(user);
  return new SignInIdentification(sessions, tokens, new Admins(adminEmails));
}

function limits(settings: Settings, counters: RateCounters): RateLimits {
  return new RateLimits(counters, {
    calculationsByTier: {
      public: settings.publicAnalysesPerMinute,
      registered: settings.registeredAnalysesPerMinute,
      paid: settings.paidAnalysesPerMinute,
    },
    signInAttempts: settings.signInAttemptsPerMinute,
  });
}
