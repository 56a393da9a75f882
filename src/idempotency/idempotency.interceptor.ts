import {
  type CallHandler,
  type ExecutionContext,
  Injectable,
  Logger,
  type NestInterceptor,
} from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { catchError, from, mergeMap, type Observable, of } from 'rxjs';
import type { UserId } from '../auth/user-id.js';
import { assertNever } from '../common/invariant.js';
import { AppError } from '../common/problem/app-error.js';
import { PROBLEM_CATALOG } from '../common/problem/problem-catalog.js';
import { IdempotencyKeys } from './idempotency-keys.js';
import {
  type GrantedKey,
  type KeptAnswer,
  type KeyOutcome,
  MAX_KEPT_ANSWER_LENGTH,
} from './key-record.js';
import { setOperationId } from './operation-id.js';
import { fingerprintOf, readIdempotencyKey } from './request-key.js';

/** Those that say something of what was done, or of the form of the answer. */
const KEPT_HEADERS = [
  'etag',
  'location',
  'cache-control',
  'content-type',
  'content-security-policy',
  'referrer-policy',
  'vary',
];

const REFUSALS = { from: 400, below: 499 };

type OwnedRequest = FastifyRequest & { readonly ownerId: UserId };

/** One request of a key does the work; the others are told of it, or given its answer. */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  private readonly logger = new Logger('Idempotency');

  constructor(private readonly keys: IdempotencyKeys) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const request = context.switchToHttp().getRequest<OwnedRequest>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    const key = readIdempotencyKey(request.headers);
    if (key === null) return next.handle();
    const { ownerId } = request;
    const claim = { key, fingerprint: fingerprintOf(request) };
    const outcome = await this.keys.claim(ownerId, claim);
    switch (outcome.kind) {
      case 'answered':
        return of(replay(reply, outcome.answer));
      case 'granted':
        setOperationId(request, outcome.granted.operationId);
        return this.settled(next.handle(), { ownerId, granted: outcome.granted, reply });
      case 'running':
        throw new AppError('idempotency-key-in-use', UNDER_WAY, outcome);
      case 'too-many':
        throw new AppError('too-many-idempotency-keys', TOO_MANY, outcome);
      case 'reused':
        throw new AppError('idempotency-key-reused', REUSED);
      default:
        return assertNever(outcome);
    }
  }

  private settled(
    handled: Observable<unknown>,
    run: {
      readonly ownerId: UserId;
      readonly granted: GrantedKey;
      readonly reply: FastifyReply;
    },
  ): Observable<unknown> {
    const settle = (outcome: KeyOutcome): Promise<void> => this.settle(run, outcome);
    return handled.pipe(
      mergeMap((body) =>
        from(settle({ kind: 'answered', answer: keptAnswer(run.reply, body) }).then(() => body)),
      ),
      catchError((error: unknown) =>
        from(
          settle({ kind: isRefusal(error) ? 'refused' : 'failed' }).then(() => {
            throw error;
          }),
        ),
      ),
    );
  }

  /** What was done is done, whether its key is told or not: whoever asks again finds it by its operation. */
  private async settle(
    { ownerId, granted }: { readonly ownerId: UserId; readonly granted: GrantedKey },
    outcome: KeyOutcome,
  ): Promise<void> {
    try {
      await this.keys.settle(ownerId, granted, outcome);
    } catch (error) {
      this.logger.warn({ event: 'idempotency-key-not-settled', reason: String(error) });
    }
  }
}

const UNDER_WAY = 'the first request with this Idempotency-Key is still under way';
const TOO_MANY = 'too many keys were used within a day; send no Idempotency-Key, or wait';
const REUSED =
  'this Idempotency-Key came with another request; each request that is not a repetition needs a new one';

function replay(reply: FastifyReply, { status, headers, body }: KeptAnswer): unknown {
  reply.status(status).headers(headers).header('idempotency-replayed', 'true');
  return JSON.parse(body);
}

/** Null for one too large to keep. */
function keptAnswer(reply: FastifyReply, answer: unknown): KeptAnswer | null {
  const body = JSON.stringify(answer);
  if (body.length > MAX_KEPT_ANSWER_LENGTH) return null;
  const headers = KEPT_HEADERS.flatMap((name) => {
    const value = reply.getHeader(name);
    return value === undefined ? [] : [[name, String(value)] as const];
  });
  return { status: reply.statusCode, headers: Object.fromEntries(headers), body };
}

/** Nothing was written: what was asked for is not to be had. */
function isRefusal(error: unknown): boolean {
  if (!(error instanceof AppError)) return false;
  const { status } = PROBLEM_CATALOG[error.code];
  return status >= REFUSALS.from && status < REFUSALS.below;
}
