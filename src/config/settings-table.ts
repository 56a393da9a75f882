import { isIP } from 'node:net';
import { availableParallelism } from 'node:os';
import * as z from 'zod/mini';
import { Secret } from '../common/secret.js';
import { MAX_USER_ID_LENGTH, toUserId } from '../auth/user-id.js';
import { isSafeBaseUrl } from './base-url.js';
import { DATABASE_SETTINGS } from './database-settings.js';
import { SIGN_IN_SETTINGS } from './sign-in-settings.js';
import { HIGHEST_PORT, oneOf, path, wholeNumber } from './setting-schemas.js';
import type { SettingRow } from './setting-row.js';

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

const USE_DATABASE_VALUES = ['false', 'true'] as const;

const PRICE_SOURCES = ['csv', 'fmp'] as const;

const LONGEST_API_KEY = 256;

const MOST_WORKERS = 64;
const LONGEST_WORKER_QUEUE = 10_000;
const ANALYSIS_TIMEOUT_BOUNDS = { lowest: 100, highest: 30_000 };

/**
 * Every setting, once: parsing, the README's table and `.env.example` are made from these rows. A value
 * that is refused is quoted in the error, unless its row is hidden.
 */
export const SETTINGS_TABLE = {
  useDatabase: {
    name: 'USE_DATABASE',
    meaning: 'Whether data is kept in PostgreSQL rather than in YAML files',
    legal: oneOf(USE_DATABASE_VALUES),
    default: 'false',
    schema: z.pipe(
      z.enum(USE_DATABASE_VALUES),
      z.transform((text) => text === 'true'),
    ),
  },
  ...DATABASE_SETTINGS,
  dataDirectory: {
    name: 'DATA_DIR',
    meaning: 'Folder of the YAML files; made when it is missing',
    legal: 'a path',
    default: './data',
    schema: path(),
  },
  pricesDirectory: {
    name: 'PRICES_DIR',
    meaning: 'Folder of price files, one CSV per ticker, or one wide CSV file',
    legal: 'a path',
    default: './prices',
    schema: path(),
  },
  priceSource: {
    name: 'PRICE_SOURCE',
    meaning:
      'Where prices come from: files of yours, or Financial Modeling Prep (fmp), which takes `FMP_API_KEY`',
    legal: oneOf(PRICE_SOURCES),
    default: 'csv',
    schema: z.enum(PRICE_SOURCES),
  },
  priceCacheDirectory: {
    name: 'PRICE_CACHE_DIR',
    meaning:
      'Folder where fetched prices are kept until newer ones are out; made when it is missing',
    legal: 'a path',
    default: './price-cache',
    schema: path(),
  },
  fmpApiKey: {
    name: 'FMP_API_KEY',
    meaning: 'Key of your Financial Modeling Prep account; never logged',
    legal: `1 to ${LONGEST_API_KEY} visible ASCII characters without spaces`,
    default: '',
    isHidden: true,
    schema: z.pipe(
      z.string().check(z.maxLength(LONGEST_API_KEY), z.regex(/^[\x21-\x7e]*$/)),
      z.transform((text) => (text === '' ? null : new Secret(text))),
    ),
  },
  fmpBaseUrl: {
    name: 'FMP_BASE_URL',
    meaning: 'Address of Financial Modeling Prep, or of a proxy that speaks for it',
    legal: 'an https address (http on this machine), without user, query and fragment',
    default: 'https://financialmodelingprep.com/stable',
    isHidden: true,
    schema: z.pipe(
      z.string().check(z.refine(isSafeBaseUrl)),
      z.transform((text) => text.replace(/\/+$/, '')),
    ),
  },
  fmpRequestsPerMinute: {
    name: 'FMP_REQUESTS_PER_MINUTE',
    meaning: 'Requests sent in a minute at most; your plan says how many it allows',
    legal: 'a whole number from 1 to 10000',
    default: '250',
    schema: wholeNumber(1, 10_000),
  },
  fmpTimeoutMs: {
    name: 'FMP_TIMEOUT_MS',
    meaning: 'Milliseconds to wait for one answer',
    legal: 'a whole number from 100 to 60000',
    default: '8000',
    schema: wholeNumber(100, 60_000),
  },
  fmpPatienceMs: {
    name: 'FMP_PATIENCE_MS',
    meaning: 'Milliseconds to wait for one answer with its turn, the rate and retries',
    legal: 'a whole number from 100 to 90000',
    default: '60000',
    schema: wholeNumber(100, 90_000),
  },
  cashMapPath: {
    name: 'CASH_MAP',
    meaning: 'File that maps cash to the fund that stands for it in an analysis',
    legal: 'a path',
    default: './cash_map.yaml',
    schema: path(),
  },
  proxyMapPath: {
    name: 'PROXIES_MAP',
    meaning: 'File that says which funds are proposed as factor proxies',
    legal: 'a path',
    default: './proxies.yaml',
    schema: path(),
  },
  stressScenariosPath: {
    name: 'STRESS_SCENARIOS',
    meaning: 'File of the past episodes that portfolios are put through',
    legal: 'a path',
    default: './stress_scenarios.yaml',
    schema: path(),
  },
  host: {
    name: 'HOST',
    meaning:
      'Address the server listens on; without sign-in only this machine, unless `ALLOW_UNAUTHENTICATED` says otherwise',
    legal: 'localhost or an IP address',
    default: '127.0.0.1',
    schema: z.string().check(z.refine((text) => text === 'localhost' || isIP(text) !== 0)),
  },
  port: {
    name: 'PORT',
    meaning: 'Port the server listens on; 0 takes any free one',
    legal: `a whole number from 0 to ${HIGHEST_PORT}`,
    default: '3000',
    schema: wholeNumber(0, HIGHEST_PORT),
  },
  metricsPort: {
    name: 'METRICS_PORT',
    meaning: 'Port of its own for `/metrics`, at HOST; 0 answers it at PORT with the rest',
    legal: `a whole number from 0 to ${HIGHEST_PORT}`,
    default: '0',
    schema: wholeNumber(0, HIGHEST_PORT),
  },
  ...SIGN_IN_SETTINGS,
  logLevel: {
    name: 'LOG_LEVEL',
    meaning: 'Least serious event that is logged',
    legal: oneOf(LOG_LEVELS),
    default: 'info',
    schema: z.enum(LOG_LEVELS),
  },
  workers: {
    name: 'WORKERS',
    meaning:
      'Calculations done at once, each in a thread of its own; `auto` is one less than the cores',
    legal: `auto, or a whole number from 1 to ${MOST_WORKERS}`,
    default: 'auto',
    schema: z.union([
      z.pipe(
        z.literal('auto'),
        z.transform(() => Math.max(1, availableParallelism() - 1)),
      ),
      wholeNumber(1, MOST_WORKERS),
    ]),
  },
  workerQueue: {
    name: 'WORKER_QUEUE',
    meaning: 'Calculations that may wait for a worker; further ones are answered 503',
    legal: `a whole number from 0 to ${LONGEST_WORKER_QUEUE}`,
    default: '64',
    schema: wholeNumber(0, LONGEST_WORKER_QUEUE),
  },
  analysisTimeoutMs: {
    name: 'ANALYSIS_TIMEOUT_MS',
    meaning:
      'Milliseconds within which a calculation has its result, waiting included; then it is broken off',
    legal: `a whole number from ${ANALYSIS_TIMEOUT_BOUNDS.lowest} to ${ANALYSIS_TIMEOUT_BOUNDS.highest}`,
    default: '20000',
    schema: wholeNumber(ANALYSIS_TIMEOUT_BOUNDS.lowest, ANALYSIS_TIMEOUT_BOUNDS.highest),
  },
  slowQueryMs: {
    name: 'SLOW_QUERY_MS',
    meaning: 'Milliseconds beyond which a request or an operation of the store is logged as slow',
    legal: 'a whole number from 0 to 60000',
    default: '100',
    schema: wholeNumber(0, 60_000),
  },
  user: {
    name: 'RISK_USER',
    meaning: 'Whose data it is, as long as there is no sign-in',
    legal: `a user id of 1 to ${MAX_USER_ID_LENGTH} characters`,
    default: 'local',
    schema: z.pipe(z.string().check(z.maxLength(MAX_USER_ID_LENGTH)), z.transform(toUserId)),
  },
} as const satisfies Readonly<Record<string, SettingRow>>;

type SettingsTable = typeof SETTINGS_TABLE;

/** What the environment asks for, checked and typed. */
export type Settings = {
  readonly [Key in keyof SettingsTable]: z.output<SettingsTable[Key]['schema']>;
};

export const SETTING_ROWS: readonly SettingRow[] = Object.values(SETTINGS_TABLE);
