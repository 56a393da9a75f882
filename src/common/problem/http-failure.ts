import { AppError } from './app-error.js';
import type { ProblemCode } from './problem-catalog.js';

/** What the HTTP layer itself found wrong with a request, before any code of ours saw it. */
export interface HttpFailure {
  readonly status: number;
  /** What it says of itself; shown for plain 400s, which have many reasons. */
  readonly message?: string;
  readonly cause?: unknown;
}

const CLIENT_ERRORS = { from: 400, below: 500 };

const FAILURES: Readonly<Record<number, readonly [ProblemCode, string]>> = {
  404: ['route-not-found', 'nothing answers at this address; /docs lists what does'],
  408: ['request-timeout', 'the request took too long to arrive'],
  413: ['document-too-large', 'the body has more than 1 MiB, or as CSV more than 10 MiB'],
  415: ['unsupported-media-type', 'the body must be sent as application/json'],
  431: ['headers-too-large', 'address and headers together have more than 16 KiB'],
};

/** Null when the status is none that a request can be blamed for. */
export function failureOfRequest({ status, message, cause }: HttpFailure): AppError | null {
  if (status < CLIENT_ERRORS.from || status >= CLIENT_ERRORS.below) return null;
  const [code, detail] = FAILURES[status] ?? [
    'invalid-request',
    message ?? 'the request is not well-formed HTTP',
  ];
  return new AppError(code, detail, { cause });
}

/** The address is right, the method is not. */
export function methodNotAllowed(method: string, allowed: readonly string[]): AppError {
  return new AppError(
    'method-not-allowed',
    `this address answers ${allowed.join(', ')}, not ${method}`,
  );
}
