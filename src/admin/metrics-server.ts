import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { hostNotAllowed, isAllowedHost } from '../common/http/allowed-host.js';
import { commonHeaders } from '../common/http/common-headers.js';
import { listenRefusal } from '../common/http/listen-refusal.js';
import { AppError } from '../common/problem/app-error.js';
import { failureOfRequest, methodNotAllowed } from '../common/problem/http-failure.js';
import {
  PROBLEM_MEDIA_TYPE,
  requestInstance,
  toProblemDetails,
} from '../common/problem/problem-details.js';
import { METRICS_MEDIA_TYPE, type Metrics } from '../common/timing/metrics.js';

export interface MetricsServerOptions {
  readonly host: string;
  /** Whether only this machine reaches it: then a Host that names another is refused. */
  readonly isLocal: boolean;
  readonly port: number;
  readonly metrics: Metrics;
}

const PATH = '/metrics';
const METHODS = ['GET', 'HEAD'];
const REQUEST_TIMEOUT_MS = 10_000;

/** Answers `/metrics` and nothing else, on a port of its own. What it answers is not counted. */
export class MetricsServer {
  private readonly server: Server;

  constructor(private readonly options: MetricsServerOptions) {
    this.server = createServer({ requestTimeout: REQUEST_TIMEOUT_MS }, (request, response) => {
      void this.answer(request, response);
    });
  }

  /** @throws AppError `port-in-use`, `invalid-settings` */
  async listen(): Promise<void> {
    const { host, port } = this.options;
    this.server.listen(port, host);
    try {
      await once(this.server, 'listening');
    } catch (error) {
      const place = { setting: 'METRICS_PORT', port, zero: '0 answers them at PORT' };
      throw listenRefusal(error, place) ?? error;
    }
  }

  async close(): Promise<void> {
    if (!this.server.listening) return;
    this.server.close();
    this.server.closeAllConnections();
    await once(this.server, 'close');
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const id = randomUUID();
    for (const [name, value] of Object.entries(commonHeaders(id))) response.setHeader(name, value);
    try {
      this.requireAnswerable(request);
      const text = await this.options.metrics.text();
      response.writeHead(200, { 'content-type': METRICS_MEDIA_TYPE }).end(text);
    } catch (error) {
      const known = error instanceof AppError ? error : new AppError('internal-error', 'a fault');
      const problem = toProblemDetails(known, requestInstance(id));
      response
        .writeHead(problem.status, { 'content-type': PROBLEM_MEDIA_TYPE })
        .end(JSON.stringify(problem));
    }
  }

  private requireAnswerable({ headers, method = '', url = '' }: IncomingMessage): void {
    const { host, isLocal } = this.options;
    if (isLocal && !isAllowedHost(headers.host, host)) throw hostNotAllowed();
    const isKnown = url.split('?', 1).join() === PATH;
    const refusal = isKnown ? null : failureOfRequest({ status: 404 });
    if (refusal !== null) throw refusal;
    if (!METHODS.includes(method)) throw methodNotAllowed(method, METHODS);
  }
}
