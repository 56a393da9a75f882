import type { FaultCode } from '../document/fault.js';
import type { AppError } from './app-error.js';
import { PROBLEM_CATALOG, type ProblemCode } from './problem-catalog.js';

export const PROBLEM_MEDIA_TYPE = 'application/problem+json';

/** An error as HTTP answers it (RFC 9457). */
export interface ProblemDetails {
  /** Where `code` is explained. */
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  /** Names this one occurrence, as in the log: the request by its id, which is in `X-Request-Id` too, or the job. */
  readonly instance: string;
  readonly code: ProblemCode;
  /** Every fault found; empty when `detail` says it all. */
  readonly errors: readonly ProblemError[];
}

/** One fault: of a place in a document, or of a ticker. */
export interface ProblemError {
  readonly detail: string;
  readonly code?: FaultCode;
  /** JSON pointer into the body, or into the stored document. */
  readonly pointer?: string;
  readonly line?: number | null;
  readonly column?: number | null;
  readonly ticker?: string | null;
}

const LOWEST_SERVER_ERROR = 500;
const UNAVAILABLE = 503;
const DEFAULT_RETRY_SECONDS = 5;

/** True when the fault is on this side: the caller learns where it is logged and nothing else. */
export function isServerError({ code }: AppError): boolean {
  return PROBLEM_CATALOG[code].status >= LOWEST_SERVER_ERROR;
}

/** The name of a request, as problem details give it. */
export function requestInstance(requestId: string): string {
  return `urn:request:${requestId}`;
}

/** Too much is asked at once, or a balancer asks each second, or Google is down: nobody has to act on one of many. */
const RECURRENT: ReadonlySet<ProblemCode> = new Set([
  'calculation-queue-full',
  'calculation-timeout',
  'not-ready',
  'sign-in-unavailable',
]);

/** True when nobody has to act on the single answer, and there may be many. */
export function isRecurrent({ code }: AppError): boolean {
  return RECURRENT.has(code);
}

/** Faults on this side that say what they are about: names of checks, for whoever decides where requests go. */
const OUTSPOKEN: ReadonlySet<ProblemCode> = new Set(['not-ready']);

/** `instance` names the occurrence, as a URN. */
export function toProblemDetails(error: AppError, instance: string): ProblemDetails {
  const { code, message } = error;
  const base = { type: `/problems#${code}`, ...PROBLEM_CATALOG[code], instance, code };
  if (isServerError(error) && !OUTSPOKEN.has(code)) {
    return { ...base, detail: `the server's log says why, under ${instance}`, errors: [] };
  }
  return { ...base, detail: message, errors: [...faultsOf(error), ...error.tickers] };
}

/** Seconds for `Retry-After`; null when trying again does not help. */
export function retryAfterSeconds({ code, retryAfterSeconds }: AppError): number | null {
  if (retryAfterSeconds !== null) return retryAfterSeconds;
  return PROBLEM_CATALOG[code].status === UNAVAILABLE ? DEFAULT_RETRY_SECONDS : null;
}

function faultsOf({ faults }: AppError): readonly ProblemError[] {
  return faults.map(({ code, pointer, detail, line, column }) => ({
    code,
    pointer,
    detail,
    line,
    column,
  }));
}
