import type { Secret } from '../common/secret.js';
import type { Settings } from '../config/settings-table.js';

/** How people sign in. */
export interface SignInOptions {
  readonly clientId: string;
  readonly clientSecret: Secret;
  readonly callbackUrl: string;
  readonly authorizationUrl: string;
  readonly tokenUrl: string;
  readonly userInfoUrl: string;
  /** Origin that browsers are sent back to. */
  readonly returnOrigin: string;
  /** Path that they go on at when they did not say: a page that says who they are, unless there is a web application. */
  readonly defaultReturnPath: string;
  /** Whether browsers reach the server by https. */
  readonly isSecure: boolean;
  readonly allowed: AllowedAccounts;
}

/** Whose accounts are let in; domains and addresses in lower case. */
export interface AllowedAccounts {
  readonly isAny: boolean;
  readonly domains: readonly string[];
  readonly emails: readonly string[];
}

/** Null when there is no sign-in: one user, on this machine. */
export function signInOptions(settings: Settings): SignInOptions | null {
  const { googleClientId, googleClientSecret, googleCallbackUrl, webOrigin } = settings;
  if (googleClientId === null || googleClientSecret === null || googleCallbackUrl === null) {
    return null;
  }
  const callback = new URL(googleCallbackUrl);
  return {
    clientId: googleClientId,
    clientSecret: googleClientSecret,
    callbackUrl: googleCallbackUrl,
    authorizationUrl: settings.googleAuthorizationUrl,
    tokenUrl: settings.googleTokenUrl,
    userInfoUrl: settings.googleUserInfoUrl,
    returnOrigin: webOrigin ?? callback.origin,
    defaultReturnPath: webOrigin === null ? '/v1/me' : '/',
    isSecure: callback.protocol === 'https:',
    allowed: {
      isAny: settings.allowAny,
      domains: settings.allowedDomains,
      emails: settings.allowedEmails,
    },
  };
}

/** Origins whose pages may send a user's cookie along. */
export function ownOrigins({
  googleCallbackUrl,
  webOrigin,
  corsOrigins,
}: Settings): ReadonlySet<string> {
  const callback = googleCallbackUrl === null ? [] : [new URL(googleCallbackUrl).origin];
  return new Set([...callback, ...(webOrigin === null ? [] : [webOrigin]), ...corsOrigins]);
}
