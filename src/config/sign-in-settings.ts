import * as z from 'zod/mini';
import { Secret } from '../common/secret.js';
import { isSafeBaseUrl } from './base-url.js';
import { duration, flag, isOrigin, listOf, oneOf, wholeNumber } from './setting-schemas.js';
import type { SettingRow } from './setting-row.js';

const CALLBACK_PATH = '/auth/google/callback';
const LONGEST_ID = 255;
const MOST_PER_MINUTE = 10_000;
const LEGAL_RATE = `a whole number from 1 to ${MOST_PER_MINUTE}`;
const LEGAL_URL = 'an https address (http on this machine), without user, query and fragment';
const LEGAL_DURATION = 'a whole number with s, m, h or d, from 1s to 365d';

/** Who may come in, and how often; without the three of Google there is no sign-in. */
export const SIGN_IN_SETTINGS = {
  googleClientId: {
    name: 'GOOGLE_CLIENT_ID',
    meaning: 'Id of this installation at Google; with it, people sign in',
    legal: `1 to ${LONGEST_ID} visible ASCII characters without spaces`,
    default: '',
    schema: nullIfEmpty(visibleAscii()),
  },
  googleClientSecret: {
    name: 'GOOGLE_CLIENT_SECRET',
    meaning: 'Secret that goes with it; never logged',
    legal: `1 to ${LONGEST_ID} visible ASCII characters without spaces`,
    default: '',
    isHidden: true,
    schema: z.pipe(
      visibleAscii(),
      z.transform((text) => (text === '' ? null : new Secret(text))),
    ),
  },
  googleCallbackUrl: {
    name: 'GOOGLE_CALLBACK_URL',
    meaning: `Where Google sends people back to: the address of this server as browsers see it, and ${CALLBACK_PATH}`,
    legal: `${LEGAL_URL}, that ends in ${CALLBACK_PATH}`,
    default: '',
    schema: nullIfEmpty(
      z
        .string()
        .check(
          z.refine(
            (text) => text === '' || (isSafeBaseUrl(text) && pathOf(text) === CALLBACK_PATH),
          ),
        ),
    ),
  },
  googleAuthorizationUrl: {
    name: 'GOOGLE_AUTHORIZATION_URL',
    meaning: 'Where people are sent to sign in',
    legal: LEGAL_URL,
    default: 'https://accounts.google.com/o/oauth2/v2/auth',
    schema: z.string().check(z.refine(isSafeBaseUrl)),
  },
  googleTokenUrl: {
    name: 'GOOGLE_TOKEN_URL',
    meaning: 'Where a code is exchanged for a token',
    legal: LEGAL_URL,
    default: 'https://www.googleapis.com/oauth2/v4/token',
    schema: z.string().check(z.refine(isSafeBaseUrl)),
  },
  googleUserInfoUrl: {
    name: 'GOOGLE_USERINFO_URL',
    meaning: 'Where it is asked who signed in',
    legal: LEGAL_URL,
    default: 'https://www.googleapis.com/oauth2/v3/userinfo',
    schema: z.string().check(z.refine(isSafeBaseUrl)),
  },
  webOrigin: {
    name: 'WEB_ORIGIN',
    meaning: 'Origin of the web application that people are sent back to; without it, this server',
    legal: 'an origin such as https://risk.example.com',
    default: '',
    schema: nullIfEmpty(z.string().check(z.refine((text) => text === '' || isOrigin(text)))),
  },
  allowedDomains: {
    name: 'AUTH_ALLOWED_DOMAINS',
    meaning: 'Domains of e-mail addresses that may sign in, with commas between',
    legal: 'a list of domains, such as example.com, example.org',
    default: '',
    schema: listOf(/^[^\s@,]+\.[^\s@,]+$/),
  },
  allowedEmails: {
    name: 'AUTH_ALLOWED_EMAILS',
    meaning: 'E-mail addresses that may sign in, with commas between',
    legal: 'a list of e-mail addresses',
    default: '',
    isHidden: true,
    schema: listOf(/^[^\s@,]+@[^\s@,]+$/),
  },
  allowAny: {
    name: 'AUTH_ALLOW_ANY',
    meaning: 'Whether everybody who has a Google account may sign in',
    legal: oneOf(['false', 'true']),
    default: 'false',
    schema: flag(),
  },
  adminEmails: {
    name: 'ADMIN_EMAILS',
    meaning: 'E-mail addresses of those who run the server, with commas between',
    legal: 'a list of e-mail addresses',
    default: '',
    isHidden: true,
    schema: listOf(/^[^\s@,]+@[^\s@,]+$/),
  },
  sessionTtlMs: {
    name: 'SESSION_TTL',
    meaning: 'How long a session lasts at most',
    legal: LEGAL_DURATION,
    default: '7d',
    schema: duration(),
  },
  sessionIdleMs: {
    name: 'SESSION_IDLE',
    meaning: 'How long a session lasts without being used; its use is noted once a minute',
    legal: 'a whole number with s, m, h or d, from 2m to 365d',
    default: '24h',
    schema: z.pipe(duration(), z.number().check(z.gte(120_000))),
  },
  sessionPurgeCron: {
    name: 'SESSION_PURGE_CRON',
    meaning: 'When sessions that are over are removed, as cron has it (UTC)',
    legal: 'five or six fields of cron, such as */15 * * * *',
    default: '*/15 * * * *',
    schema: z.string().check(z.regex(/^([\d*/,\-A-Za-z?]+ ){4,5}[\d*/,\-A-Za-z?]+$/)),
  },
  allowUnauthenticated: {
    name: 'ALLOW_UNAUTHENTICATED',
    meaning: 'Whether anybody who reaches the server may use it as `RISK_USER`, without sign-in',
    legal: oneOf(['false', 'true']),
    default: 'false',
    schema: flag(),
  },
  corsOrigins: {
    name: 'CORS_ORIGINS',
    meaning: 'Origins of pages elsewhere that may use the API in a browser, with commas between',
    legal: 'a list of origins such as https://risk.example.com',
    default: '',
    schema: z.pipe(listOf(/^\S+$/), z.array(z.string().check(z.refine(isOrigin)))),
  },
  trustedProxies: {
    name: 'TRUST_PROXY',
    meaning: 'Proxies in front of the server, whose word on the address of a client is taken',
    legal: 'a whole number from 0 to 10',
    default: '0',
    schema: wholeNumber(0, 10),
  },
  publicAnalysesPerMinute: {
    name: 'ANALYSES_PER_MINUTE_PUBLIC',
    meaning:
      'Calculations a minute for callers who have not signed in, where a route is open to them',
    legal: LEGAL_RATE,
    default: '5',
    schema: wholeNumber(1, MOST_PER_MINUTE),
  },
  registeredAnalysesPerMinute: {
    name: 'ANALYSES_PER_MINUTE_REGISTERED',
    meaning: 'Calculations a minute for a user',
    legal: LEGAL_RATE,
    default: '15',
    schema: wholeNumber(1, MOST_PER_MINUTE),
  },
  paidAnalysesPerMinute: {
    name: 'ANALYSES_PER_MINUTE_PAID',
    meaning: 'Calculations a minute for a user of the tier `paid`',
    legal: LEGAL_RATE,
    default: '30',
    schema: wholeNumber(1, MOST_PER_MINUTE),
  },
  signInAttemptsPerMinute: {
    name: 'SIGN_IN_ATTEMPTS_PER_MINUTE',
    meaning: 'Attempts to sign in, or to come in with a wrong token, a minute from one address',
    legal: LEGAL_RATE,
    default: '20',
    schema: wholeNumber(1, MOST_PER_MINUTE),
  },
} as const satisfies Readonly<Record<string, SettingRow>>;

function visibleAscii(): z.ZodMiniString<string> {
  return z.string().check(z.maxLength(LONGEST_ID), z.regex(/^[\x21-\x7e]*$/));
}

function nullIfEmpty(text: z.ZodMiniString<string>): z.ZodMiniType<string | null, string> {
  return z.pipe(
    text,
    z.transform((given) => (given === '' ? null : given)),
  );
}

function pathOf(url: string): string {
  return new URL(url).pathname;
}
