import type { ServerResponse } from 'node:http';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Metrics } from './metrics.js';
import { onAccountOf, RequestTimer } from './request-timer.js';
import { serverTiming } from './server-timing.js';
import type { Outcome } from './timed.js';

export interface RequestTimingOptions {
  readonly metrics: Metrics;
  /** A request that takes longer is logged as slow. */
  readonly slowMs: number;
}

interface OverRequest {
  /** Null when no route answers. */
  readonly route: string | null;
  readonly status: number;
  readonly ms: number;
}

/** What nginx logs for a client that left; it is never sent. */
const CLIENT_LEFT = 499;
const LOWEST_FAILURE = 400;

/** Node knows thirty more methods, none of which any route answers. */
const METHODS: ReadonlySet<string> = new Set([
  'GET',
  'HEAD',
  'POST',
  'PUT',
  'PATCH',
  'DELETE',
  'OPTIONS',
]);

/** Stands for the route where no route answers, and for a method that none knows. */
const NONE = 'none';

/** Times every request there is, whatever answers it, and tells of each once, when it is over: answered, or its client left. */
export class RequestTiming {
  private readonly timers = new WeakMap<ServerResponse, RequestTimer>();

  constructor(private readonly options: RequestTimingOptions) {}

  /** To be called before the server has any other hook: what those refuse is counted too. */
  install(server: FastifyInstance): void {
    server.addHook('onRequest', (request, reply, done) => {
      this.watch(request, reply);
      done();
    });
    // Here and not before: the events of a body that is read belong to the connection.
    server.addHook('preValidation', (_request, reply, done) => {
      onAccountOf(this.timerOf(reply.raw), done);
    });
    // Also of an answer that is streamed: its head goes out now, with what is known by now.
    server.addHook('onSend', (_request, reply, _payload, done) => {
      reply.header('server-timing', serverTiming(this.timerOf(reply.raw)));
      done();
    });
  }

  /** For requests that pass no hook: those whose address is not even one. */
  watch(request: FastifyRequest, reply: FastifyReply): void {
    const { raw } = reply;
    const timer = this.timerOf(raw);
    // Who finds nothing to serve hands the request on, and its route with it.
    const route = request.routeOptions.url ?? null;
    raw.once('close', () => {
      if (!raw.writableFinished) timer.markClientLeft();
      const status = timer.hasClientLeft ? CLIENT_LEFT : raw.statusCode;
      this.tell(request, { route, status, ms: timer.elapsedMs });
    });
  }

  /** For what is done before the body is read: the rest is on the request's account anyway. */
  onAccountOf<Result>({ raw }: FastifyReply, work: () => Result): Result {
    return onAccountOf(this.timerOf(raw), work);
  }

  private timerOf(raw: ServerResponse): RequestTimer {
    const known = this.timers.get(raw);
    if (known !== undefined) return known;
    const timer = new RequestTimer((step, ms) => {
      this.options.metrics.observeStep(step, ms);
    });
    this.timers.set(raw, timer);
    return timer;
  }

  private tell({ log, method }: FastifyRequest, { route, status, ms }: OverRequest): void {
    const { metrics, slowMs } = this.options;
    const line = { method, route, status, ms: Math.round(ms) };
    log.info(line, 'request-completed');
    if (ms > slowMs) log.warn(line, 'slow-request');
    const labels = {
      route: route ?? NONE,
      method: METHODS.has(method) ? method : NONE,
      statusClass: `${String(status).charAt(0)}xx`,
      outcome: outcomeOf(status),
    };
    metrics.observeRequest(labels, ms);
  }
}

function outcomeOf(status: number): Outcome {
  if (status === CLIENT_LEFT) return 'abort';
  return status < LOWEST_FAILURE ? 'success' : 'failure';
}
