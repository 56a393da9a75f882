import {
  type ArgumentsHost,
  Catch,
  type ExceptionFilter,
  HttpException,
  NotFoundException,
} from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { RouteTable } from '../http/route-table.js';
import { AppError } from './app-error.js';
import { failureOfRequest } from './http-failure.js';
import {
  isServerError,
  PROBLEM_MEDIA_TYPE,
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
    const error = this.toAppError(thrown, request);
    if (isServerError(error))
      request.log.error({ err: thrown, code: error.code }, 'request-failed');
    if (reply.raw.headersSent) return;
    const problem = toProblemDetails(error, request.id);
    const retryAfter = retryAfterSeconds(error);
    if (retryAfter !== null) reply.header('retry-after', String(retryAfter));
    if (error.code === 'method-not-allowed') {
      reply.header('allow', this.allowedAt(request).join(', '));
    }
    reply.removeHeader('etag').removeHeader('cache-control').removeHeader('content-disposition');
    reply.status(problem.status).type(PROBLEM_MEDIA_TYPE).send(JSON.stringify(problem));
  }

  private toAppError(thrown: unknown, request: FastifyRequest): AppError {
    if (thrown instanceof AppError) return thrown;
    const failure = failureOfRequest({
      status: statusOf(thrown),
      path: pathOf(request),
      method: request.method,
      contentType: request.headers['content-type'],
      allowed: thrown instanceof NotFoundException ? this.allowedAt(request) : [],
      cause: thrown,
    });
    return failure ?? new AppError('internal-error', 'unexpected error', { cause: thrown });
  }

  private allowedAt(request: FastifyRequest): readonly string[] {
    return this.routes.methodsAt(pathOf(request));
  }
}

function pathOf({ url }: FastifyRequest): string {
  return url.split('?', 1).join();
}

const UNKNOWN_STATUS = 500;

function statusOf(thrown: unknown): number {
  if (thrown instanceof HttpException) return thrown.getStatus();
  const isStatus = typeof thrown === 'object' && thrown !== null && 'statusCode' in thrown;
  return isStatus && typeof thrown.statusCode === 'number' ? thrown.statusCode : UNKNOWN_STATUS;
}
