import { PassportStrategy } from '@nestjs/passport';
import http from 'node:http';
import https from 'node:https';
import { type Profile, Strategy } from 'passport-google-oauth20';
import type { SignInOptions } from '../sign-in.config.js';
import type { Identity } from '../users/identity.js';
import { requireAllowed } from './account.js';
import type { StateKeeper } from './state-keeper.js';

/** How long Google may take to answer one question. */
export const GOOGLE_LIMIT_MS = 10_000;

/** The part of the `oauth` package that passport-oauth2 lets strategies set up. */
interface OAuthClient {
  useAuthorizationHeaderforGET(useIt: boolean): void;
  _chooseHttpLibrary(url: { readonly protocol: string }): object;
}

/** Asks Google who somebody is: code flow with PKCE. */
export class GoogleStrategy extends PassportStrategy(Strategy, 'google') {
  constructor(
    private readonly options: SignInOptions,
    store: StateKeeper,
  ) {
    super({
      clientID: options.clientId,
      clientSecret: options.clientSecret.reveal(),
      callbackURL: options.callbackUrl,
      authorizationURL: options.authorizationUrl,
      tokenURL: options.tokenUrl,
      userProfileURL: options.userInfoUrl,
      scope: ['openid', 'email', 'profile'],
      pkce: true,
      // The types know only stores without PKCE.
      store: store as never,
    });
    setUp((this as unknown as { readonly _oauth2: OAuthClient })._oauth2);
  }

  /** @throws AppError `sign-in-refused`, `sign-in-failed` */
  validate(_accessToken: string, _refreshToken: unknown, profile: Profile): Identity {
    return requireAllowed(profile._json, this.options.allowed);
  }
}

/** No token in an address, where logs would have it, and no question that stays open. */
function setUp(client: OAuthClient): void {
  client.useAuthorizationHeaderforGET(true);
  client._chooseHttpLibrary = ({ protocol }) => ({
    request: (given: http.RequestOptions) => {
      const limited = { ...given, signal: AbortSignal.timeout(GOOGLE_LIMIT_MS) };
      return (protocol === 'https:' ? https : http).request(limited);
    },
  });
}
