import {
  type ArgumentsHost,
  Catch,
  type ExceptionFilter,
  HttpException,
  NotFoundException,
} from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { commonHeaders } from '../http/common-headers.js';
import type { RouteTable } from '../http/route-table.js';
import { AppError } from './app-error.js';
import { failureOfRequest, methodNotAllowed } from './http-failure.js';
import {
  isRecurrent,
  isServerError,
  PROBLEM_MEDIA_TYPE,
  requestInstance,
  retryAfterSeconds,
  toProblemDetails,
} from './problem-details.js';

/** Answers every error there is, as problem details. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly routes: RouteTable) {}

  catch(thrown: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    this.answer(thrown, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  }

  answer(thrown: unknown, request: FastifyRequest, reply: FastifyReply): void {
    const allowed = thrown instanceof NotFoundException ? this.methodsAt(request) : [];
    const error =
      allowed.length > 0 ? methodNotAllowed(request.method, allowed) : toAppError(thrown);
    const { code, message: detail } = error;
    if (isRecurrent(error)) request.log.warn({ code, detail }, 'request-failed');
    else if (isServerError(error)) request.log.error({ err: thrown, code }, 'request-failed');
    if (reply.raw.headersSent) return;
    const problem = toProblemDetails(error, requestInstance(request.id));
    const retryAfter = retryAfterSeconds(error);
    for (const name of ['etag', 'location', 'content-disposition']) reply.removeHeader(name);
    reply.headers({ ...commonHeaders(request.id), 'content-type': PROBLEM_MEDIA_TYPE });
    if (retryAfter !== null) reply.header('retry-after', String(retryAfter));
    if (allowed.length > 0) reply.header('allow', allowed.join(', '));
    // To text Fastify would add a character set, which this media type does not have.
    void reply.status(problem.status).send(Buffer.from(JSON.stringify(problem)));
  }

  private methodsAt({ url }: FastifyRequest): readonly string[] {
    return this.routes.methodsAt(url.split('?', 1).join());
  }
}

function toAppError(thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown;
  return (
    failureOfRequest({ ...statusOf(thrown), cause: thrown }) ??
    new AppError('internal-error', 'unexpected error', { cause: thrown })
  );
}

const UNKNOWN = { status: 500 };

function statusOf(thrown: unknown): { readonly status: number; readonly message?: string } {
  if (thrown instanceof HttpException) {
    return { status: thrown.getStatus(), message: thrown.message };
  }
  // A request that breaks off, and what Fastify's router refuses, are errors with a status.
  const hasStatus = typeof thrown === 'object' && thrown !== null && 'statusCode' in thrown;
  return hasStatus && typeof thrown.statusCode === 'number'
    ? { status: thrown.statusCode }
    : UNKNOWN;
}
