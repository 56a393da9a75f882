import { AppError } from './app-error.js';
import type { ProblemCode } from './problem-catalog.js';

/** What the HTTP layer itself found wrong with a request, before any code of ours saw it. */
export interface HttpFailure {
  readonly status: number;
  readonly path: string;
  readonly method: string;
  readonly contentType: string | undefined;
  /** The methods that the path does answer. */
  readonly allowed: readonly string[];
  readonly cause: unknown;
}

/** Null when the status is none that a request can be blamed for. */
export function failureOfRequest(failure: HttpFailure): AppError | null {
  const { cause } = failure;
  const found = describe(failure);
  return found === null ? null : new AppError(found.code, found.detail, { cause });
}

interface Description {
  readonly code: ProblemCode;
  readonly detail: string;
}

function describe({ status, path, method, contentType, allowed }: HttpFailure): Description | null {
  switch (status) {
    case 404:
      return allowed.length === 0
        ? { code: 'route-not-found', detail: `nothing answers at ${path}; see /docs` }
        : {
            code: 'method-not-allowed',
            detail: `${path} answers ${allowed.join(', ')}, not ${method}`,
          };
    case 408:
      return { code: 'request-timeout', detail: 'the request took too long to arrive' };
    case 413:
      return { code: 'document-too-large', detail: 'the body has more than 1 MiB' };
    case 415:
      return {
        code: 'unsupported-media-type',
        detail: `the body must be application/json in UTF-8, not ${JSON.stringify(contentType ?? 'untyped')}`,
      };
    case 431:
      return { code: 'headers-too-large', detail: 'address and headers have more than 16 KiB' };
    default:
      return status >= 400 && status < 500
        ? { code: 'invalid-request', detail: 'the request is not well-formed HTTP' }
        : null;
  }
}
