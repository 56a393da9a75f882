import { isLoopback } from './loopback.js';
import type { Settings } from './settings-table.js';

/** Settings as far as each of them alone is legal. */
type Known = Partial<Settings>;

/** A sentence for each setting that another one makes necessary or forbids. */
export function settingConflicts(known: Known): readonly string[] {
  return [...missingKey(known), ...signInParts(known), ...whoMayEnter(known), ...openDoor(known)];
}

function missingKey({ priceSource, fmpApiKey }: Known): readonly string[] {
  return priceSource === 'fmp' && fmpApiKey === null
    ? ['FMP_API_KEY is not set, and PRICE_SOURCE=fmp takes it']
    : [];
}

/** Sign-in takes all three of Google's. */
function signInParts({
  googleClientId,
  googleClientSecret,
  googleCallbackUrl,
}: Known): readonly string[] {
  const parts = {
    GOOGLE_CLIENT_ID: googleClientId,
    GOOGLE_CLIENT_SECRET: googleClientSecret,
    GOOGLE_CALLBACK_URL: googleCallbackUrl,
  };
  const missing = Object.entries(parts).filter(([, part]) => part === null);
  if (missing.length === 0 || missing.length === Object.keys(parts).length) return [];
  return missing.map(([name]) => `${name} is not set, and signing in with Google takes it`);
}

function whoMayEnter(known: Known): readonly string[] {
  const { allowedDomains = [], allowedEmails = [], allowAny = true } = known;
  if (!isSignInConfigured(known) || allowAny) return [];
  return allowedDomains.length > 0 || allowedEmails.length > 0
    ? []
    : [
        'nobody may sign in: set AUTH_ALLOWED_DOMAINS or AUTH_ALLOWED_EMAILS, or AUTH_ALLOW_ANY=true for everybody with a Google account',
      ];
}

/** Without sign-in whoever reaches the server has all that is there. */
function openDoor(known: Known): readonly string[] {
  const { host, allowUnauthenticated = true } = known;
  if (host === undefined || isLoopback(host) || allowUnauthenticated) return [];
  if (isSignInConfigured(known)) return [];
  return [
    `HOST is ${JSON.stringify(host)} but must be 127.0.0.1, ::1 or localhost as long as there is no sign-in: set it up (GOOGLE_CLIENT_ID and others), or ALLOW_UNAUTHENTICATED=true if everybody who reaches the server may read and write`,
  ];
}

function isSignInConfigured({ googleClientId, googleCallbackUrl }: Known): boolean {
  return typeof googleClientId === 'string' && typeof googleCallbackUrl === 'string';
}
