import { isIPv4 } from 'node:net';
import { availableParallelism } from 'node:os';
import * as z from 'zod/mini';
import { MAX_USER_ID_LENGTH, toUserId } from '../auth/user-id.js';

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

const USE_DATABASE_VALUES = ['false'] as const;

const HIGHEST_PORT = 65_535;
const MOST_WORKERS = 64;
const LONGEST_WORKER_QUEUE = 10_000;
const ANALYSIS_TIMEOUT_BOUNDS = { lowest: 100, highest: 30_000 };

interface SettingRow {
  /** The environment variable. */
  readonly name: string;
  /** What it decides, for the README; no full stop. */
  readonly meaning: string;
  /** Completes "must be ..." in the error and fills a cell of the README. */
  readonly legal: string;
  /** As it would be written in the environment. */
  readonly default: string;
  /** From the text of the variable to the value the program uses. */
  readonly schema: z.ZodMiniType<unknown, string>;
}

/**
 * Every setting, once: parsing, the README's table and `.env.example` are made from these rows. A value
 * that is refused is quoted in the error, so a secret needs a way of its own.
 */
export const SETTINGS_TABLE = {
  useDatabase: {
    name: 'USE_DATABASE',
    meaning: 'Whether data is kept in PostgreSQL rather than in YAML files',
    legal: oneOf(USE_DATABASE_VALUES),
    default: 'false',
    schema: z.pipe(
      z.enum(USE_DATABASE_VALUES),
      z.transform(() => false as const),
    ),
  },
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
  cashMapPath: {
    name: 'CASH_MAP',
    meaning: 'File that maps cash to the fund that stands for it in an analysis',
    legal: 'a path',
    default: './cash_map.yaml',
    schema: path(),
  },
  host: {
    name: 'HOST',
    meaning: 'Address the server listens on; only this machine, for there is no sign-in',
    legal: 'a loopback address: 127.0.0.1, ::1 or localhost',
    default: '127.0.0.1',
    schema: z.string().check(z.refine(isLoopback)),
  },
  port: {
    name: 'PORT',
    meaning: 'Port the server listens on; 0 takes any free one',
    legal: `a whole number from 0 to ${HIGHEST_PORT}`,
    default: '3000',
    schema: wholeNumber(0, HIGHEST_PORT),
  },
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

function oneOf(values: readonly string[]): string {
  return values.length === 1 ? values.join() : `one of ${values.join(', ')}`;
}

function wholeNumber(lowest: number, highest: number): z.ZodMiniType<number, string> {
  return z.pipe(
    z.string().check(z.regex(/^\d{1,5}$/)),
    z.pipe(z.transform(Number), z.number().check(z.gte(lowest), z.lte(highest))),
  );
}

function path(): z.ZodMiniString<string> {
  return z.string().check(z.regex(/^[^\0]+$/));
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIPv4(host) && host.startsWith('127.'));
}
