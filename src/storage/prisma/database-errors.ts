import { AppError } from '../../common/problem/app-error.js';
import type { ProblemCode } from '../../common/problem/problem-catalog.js';
import { MovedAwayError } from '../moved-away.error.js';

const RETRY_AFTER_SECONDS = 2;

interface Meaning {
  readonly code: ProblemCode;
  readonly detail: string;
  readonly retryAfterSeconds?: number;
}

const UNAVAILABLE: Meaning = {
  code: 'database-unavailable',
  detail: 'the database cannot be reached; try again in a moment',
  retryAfterSeconds: RETRY_AFTER_SECONDS,
};
const EXHAUSTED: Meaning = {
  code: 'pool-exhausted',
  detail: 'every connection to the database is in use; try again in a moment',
  retryAfterSeconds: RETRY_AFTER_SECONDS,
};
const TIMEOUT: Meaning = {
  code: 'database-timeout',
  detail: 'the database did not answer in time; try again in a moment',
  retryAfterSeconds: RETRY_AFTER_SECONDS,
};
const BUSY: Meaning = {
  code: 'storage-busy',
  detail: 'the data of this user is being written by another request; try again',
  retryAfterSeconds: RETRY_AFTER_SECONDS,
};
const CONFLICT: Meaning = {
  code: 'write-conflict',
  detail: 'another write came first; read it again and decide',
};

/** What the functions that enter a user raise, in their migration. */
const MOVED_AWAY = 'RM001';

/** By SQLSTATE, whole or its class. */
const BY_STATE: ReadonlyMap<string, Meaning> = new Map([
  ['57014', TIMEOUT],
  ['25P03', TIMEOUT],
  ['25P04', TIMEOUT],
  ['55P03', BUSY],
  ['40001', CONFLICT],
  ['40P01', CONFLICT],
  ['23505', CONFLICT],
  ['53300', EXHAUSTED],
  ['28', UNAVAILABLE],
  ['3D', UNAVAILABLE],
  ['53', UNAVAILABLE],
  ['57', UNAVAILABLE],
  ['58', UNAVAILABLE],
  ['08', UNAVAILABLE],
]);

/** By the code of an error of Prisma's or of the operating system. */
const BY_CODE: ReadonlyMap<string, Meaning> = new Map([
  ['P1001', UNAVAILABLE],
  ['P1002', UNAVAILABLE],
  ['P1008', TIMEOUT],
  ['P1017', UNAVAILABLE],
  ['P2024', EXHAUSTED],
  ['P2002', CONFLICT],
  ['P2034', CONFLICT],
  ['ECONNREFUSED', UNAVAILABLE],
  ['ECONNRESET', UNAVAILABLE],
  ['EPIPE', UNAVAILABLE],
  ['ETIMEDOUT', UNAVAILABLE],
  ['ENOTFOUND', UNAVAILABLE],
  ['EAI_AGAIN', UNAVAILABLE],
  ['EHOSTUNREACH', UNAVAILABLE],
  ['ENETUNREACH', UNAVAILABLE],
]);

/** What the pool and the driver say without a code. */
const BY_MESSAGE: readonly (readonly [RegExp, Meaning])[] = [
  [/timeout exceeded when trying to connect/, EXHAUSTED],
  [/unable to start a transaction in the given time/i, EXHAUSTED],
  [/transaction already closed|expired transaction/i, TIMEOUT],
  [
    /connection terminated|server has closed the connection|client has encountered a connection error/i,
    UNAVAILABLE,
  ],
];

/** The error to throw in place of one of the database or its driver; any other comes back as it is. */
export function asDatabaseError(error: unknown): unknown {
  if (error instanceof AppError) return error;
  if ([...layersOf(error)].flatMap(codesOf).includes(MOVED_AWAY)) return new MovedAwayError(error);
  const meaning = meaningOf(error);
  return meaning === null ? error : errorOf(meaning, error);
}

/** The same error, of a program that has no connection at all: then none of them is in use. */
export function withoutConnections(error: unknown): unknown {
  const isExhausted = error instanceof AppError && error.code === EXHAUSTED.code;
  return isExhausted ? errorOf(UNAVAILABLE, error.cause) : error;
}

function errorOf({ code, detail, retryAfterSeconds }: Meaning, cause: unknown): AppError {
  const retry = retryAfterSeconds === undefined ? {} : { retryAfterSeconds };
  return new AppError(code, detail, { cause, ...retry });
}

function meaningOf(error: unknown): Meaning | null {
  const layers = [...layersOf(error)];
  const codes = layers.flatMap(codesOf);
  for (const code of codes) {
    const meaning = isSqlState(code)
      ? (BY_STATE.get(code) ?? BY_STATE.get(code.slice(0, 2)))
      : BY_CODE.get(code);
    if (meaning !== undefined) return meaning;
  }
  const messages = layers.flatMap((layer) => textOf(layer, 'message')).join('\n');
  return BY_MESSAGE.find(([pattern]) => pattern.test(messages))?.[1] ?? null;
}

const SQL_STATE = /^[0-9A-Z]{5}$/;

function isSqlState(code: string): boolean {
  return SQL_STATE.test(code) && !/^P[12]\d{3}$/.test(code);
}

/** The error, what it wraps and what Prisma's adapter says of it, innermost first: that knows best. */
function* layersOf(error: unknown, depth = 0): Generator<object> {
  if (typeof error !== 'object' || error === null || depth > 8) return;
  if ('meta' in error) yield* layersOf(error.meta, depth + 1);
  if ('driverAdapterError' in error) yield* layersOf(error.driverAdapterError, depth + 1);
  if ('cause' in error) yield* layersOf(error.cause, depth + 1);
  yield error;
}

function codesOf(layer: object): readonly string[] {
  return [...textOf(layer, 'originalCode'), ...textOf(layer, 'code')];
}

function textOf(layer: object, key: string): readonly string[] {
  const value: unknown = Reflect.get(layer, key);
  return typeof value === 'string' ? [value] : [];
}
