import cors from '@fastify/cors';
import helmet from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';
import { signInOptions } from './auth/sign-in.config.js';
import type { Settings } from './config/settings-table.js';

const POLICY_HEADER = 'content-security-policy';
const PREFLIGHT_KEPT_SECONDS = 600;

/** What pages may do that come from here and say nothing of it themselves: `/docs` has all it needs on this server. */
const PAGE_POLICY = [
  "default-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/** Headers that pages elsewhere may read. */
const READABLE = [
  'etag',
  'location',
  'retry-after',
  'x-request-id',
  'content-disposition',
  'idempotency-replayed',
  'ratelimit-limit',
  'ratelimit-remaining',
  'ratelimit-reset',
];

/**
 * Tells browsers what pages may do with answers from here. To be called before anything can refuse a request: what is
 * refused says so too, and the question that browsers ask first comes without credentials.
 */
export async function protectBrowsers(server: FastifyInstance, settings: Settings): Promise<void> {
  const isSecure = signInOptions(settings)?.isSecure ?? false;
  await server.register(helmet, {
    contentSecurityPolicy: false,
    strictTransportSecurity: isSecure,
  });
  server.addHook('onSend', (_request, reply, _payload, done) => {
    const isPage = String(reply.getHeader('content-type')).startsWith('text/html');
    if (isPage && !reply.hasHeader(POLICY_HEADER)) reply.header(POLICY_HEADER, PAGE_POLICY);
    done();
  });
  if (settings.corsOrigins.length === 0) return;
  await server.register(cors, {
    origin: [...settings.corsOrigins],
    credentials: true,
    methods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
    exposedHeaders: READABLE,
    maxAge: PREFLIGHT_KEPT_SECONDS,
  });
}
