import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import type { LoggerService } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import {
  type FastifyBaseLogger,
  type FastifyHttpOptions,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify';
import { AppModule, type Sources } from './app.module.js';
import { protectBrowsers } from './browsers.setup.js';
import { Gate } from './auth/gate/gate.guard.js';
import { signInOptions } from './auth/sign-in.config.js';
import { hostNotAllowed, isAllowedHost } from './common/http/allowed-host.js';
import { rememberBody } from './common/http/body-digest.js';
import { commonHeaders } from './common/http/common-headers.js';
import { MAX_BODY_BYTES, readJsonBody } from './common/http/json-body.js';
import { LargeAnswersInterceptor } from './common/http/large-answers.interceptor.js';
import { rawProblem, rawStatus } from './common/http/raw-problem.js';
import { requestIdOf } from './common/http/request-id.js';
import { RouteTable } from './common/http/route-table.js';
import {
  MAX_TABLE_BYTES,
  readTextBody,
  TEXT_FORMS,
  type TextForm,
} from './common/http/text-body.js';
import { AppError } from './common/problem/app-error.js';
import { ProblemFilter } from './common/problem/problem.filter.js';
import { followConnections } from './common/timing/follow-connections.js';
import { Metrics } from './common/timing/metrics.js';
import { RequestTiming } from './common/timing/request-timing.interceptor.js';
import { isLoopback } from './config/loopback.js';
import type { Settings } from './config/settings-table.js';

/** For tests; what is left out is as the settings say. */
export interface AppOverrides extends Sources {
  /** Where the log goes in place of standard output. */
  readonly log?: { write(line: string): void };
}

const IMPORT_ROUTE = '/v1/portfolios/import';
const REQUEST_TIMEOUT_MS = 30_000;

/** No name in a path is too long for the router: headers end before it does. */
const MAX_PARAM_LENGTH = 65_536;

const SECRET_HEADERS = ['*.headers.authorization', '*.headers.cookie'];

/** The server as it runs, and as every e2e test has it; the caller makes it listen and closes it. */
export async function createApp(
  settings: Settings,
  { log, ...sources }: AppOverrides = {},
): Promise<NestFastifyApplication> {
  const routes = new RouteTable();
  const filter = new ProblemFilter(routes);
  const metrics = new Metrics();
  const timing = new RequestTiming({ metrics, slowMs: settings.slowQueryMs });
  const adapter = new FastifyAdapter({
    ...serverOptions(settings, metrics, log),
    frameworkErrors: (error: unknown, request: FastifyRequest, reply: FastifyReply) => {
      timing.watch(request, reply);
      filter.answer(error, request, reply);
    },
  });
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.forRoot(settings, { routes, metrics }, sources),
    adapter,
    { abortOnError: false, bodyParser: false, logger: nestLogger(adapter.getInstance().log) },
  );
  try {
    followConnections(metrics, app.getHttpServer());
    timing.install(adapter.getInstance());
    await protectBrowsers(adapter.getInstance(), settings);
    prepare(adapter.getInstance(), settings, routes);
    app
      .get(Gate, { strict: false })
      .install(adapter.getInstance(), (reply, work) => timing.onAccountOf(reply, work));
    app.useGlobalFilters(filter);
    app.useGlobalInterceptors(new LargeAnswersInterceptor());
    SwaggerModule.setup('docs', app, () => describeApi(app), {
      jsonDocumentUrl: 'openapi.json',
      raw: ['json'],
      customSiteTitle: 'risk-module',
    });
    return await app.init();
  } catch (error) {
    await app.close();
    throw error;
  }
}

function serverOptions(
  { logLevel, trustedProxies }: Settings,
  metrics: Metrics,
  log: AppOverrides['log'],
): Pick<
  FastifyHttpOptions<Server>,
  | 'bodyLimit'
  | 'requestTimeout'
  | 'routerOptions'
  | 'clientErrorHandler'
  | 'http'
  | 'genReqId'
  | 'logController'
  | 'logger'
  | 'trustProxy'
> {
  const redact = { paths: SECRET_HEADERS, remove: true };
  return {
    bodyLimit: MAX_BODY_BYTES,
    requestTimeout: REQUEST_TIMEOUT_MS,
    routerOptions: { maxParamLength: MAX_PARAM_LENGTH },
    trustProxy: trustedProxies === 0 ? false : (_address, hop) => hop < trustedProxies,
    genReqId: requestIdOf,
    // One line of ours per request says more, and no address.
    logController: new LogController({ disableRequestLogging: true }),
    // Node's own refusal of a request without a Host is no problem document; the check of the Host refuses it too.
    http: { requireHostHeader: false },
    clientErrorHandler: ({ code }, socket) => {
      if (!socket.writable) {
        socket.destroy();
        return;
      }
      metrics.countUnparsed(rawStatus(code));
      socket.end(rawProblem(code, randomUUID()));
    },
    logger: { level: logLevel, redact, ...(log === undefined ? {} : { stream: log }) },
  };
}

/** What holds for every request, whatever it asks for. */
function prepare(server: FastifyInstance, settings: Settings, routes: RouteTable): void {
  const isHostChecked = signInOptions(settings) === null && isLoopback(settings.host);
  // Node would answer 417 and no more; an expectation that is not known may be left unmet (RFC 9110, 10.1.1).
  server.server.on('checkExpectation', (request, response) => {
    server.server.emit('request', request, response);
  });
  server.addHook('onRoute', ({ url, method }) => {
    routes.add(url, method);
  });
  server.addHook('onRequest', (request, reply, done) => {
    reply.headers(commonHeaders(request.id));
    const isAllowed = !isHostChecked || isAllowedHost(request.headers.host, settings.host);
    done(isAllowed ? undefined : hostNotAllowed());
  });
  server.removeAllContentTypeParsers();
  server.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer' },
    async (request: { readonly headers: Parameters<typeof readJsonBody>[1] }, body: Buffer) => {
      if (request.headers['idempotency-key'] !== undefined) rememberBody(request, body);
      return readJsonBody(body, request.headers);
    },
  );
  takeText(server, 'yaml', MAX_BODY_BYTES);
  takeText(server, 'csv', MAX_TABLE_BYTES);
}

/** Text that is no JSON is taken where documents are imported, and nowhere else. */
function takeText(server: FastifyInstance, form: TextForm, bodyLimit: number): void {
  server.addContentTypeParser(
    [...TEXT_FORMS[form]],
    { parseAs: 'buffer', bodyLimit },
    async (request: FastifyRequest, body: Buffer) => {
      if (request.routeOptions.url !== IMPORT_ROUTE) {
        throw new AppError('unsupported-media-type', 'the body must be sent as application/json');
      }
      if (request.headers['idempotency-key'] !== undefined) rememberBody(request, body);
      return readTextBody(form, body, request.headers);
    },
  );
}

/** Nest's own words go to the one log: its steps at start-up as details, an object's `event` as the message. */
function nestLogger(log: FastifyBaseLogger): LoggerService {
  type Level = 'debug' | 'info' | 'warn' | 'error';
  const write =
    (level: Level, eventLevel: Level = level) =>
    (message: unknown, context?: unknown) => {
      if (typeof message !== 'object' || message === null) log[level]({ context }, String(message));
      else if ('event' in message) log[eventLevel]({ ...message }, String(message.event));
      else log[level]({ err: message, context }, 'unexpected');
    };
  const [details, warn, error] = [write('debug'), write('warn'), write('error')];
  return {
    log: write('debug', 'info'),
    debug: details,
    verbose: details,
    warn,
    error,
    fatal: error,
  };
}

function describeApi(app: NestFastifyApplication): OpenAPIObject {
  const outline = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('risk-module')
    .setDescription('Tells people what risk their portfolio carries. Errors: see /problems.')
    .setVersion('1')
    .build();
  return SwaggerModule.createDocument(app, outline);
}
