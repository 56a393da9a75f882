import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { AppError } from '../../common/problem/app-error.js';
import type { Announce, RateLimits } from '../limits/rate-limits.js';
import type { Caller } from './caller.js';
import { authorize } from './authorize.js';
import type { Identification } from './identification.js';
import { openPage } from './open-pages.js';
import { isSafeMethod, policyOf, type RouteMark, type RoutePolicy } from './route-policy.js';
import type { SessionCookie } from '../sessions/session-cookie.js';
import { requireOwnPage } from './same-origin.js';

declare module 'fastify' {
  interface FastifyContextConfig {
    readonly mark?: RouteMark;
  }
}

export interface GateOptions {
  readonly identification: Identification;
  readonly limits: RateLimits;
  readonly cookie: SessionCookie;
  /** Origins whose pages may send the user's cookie along, beside the one the request is for. */
  readonly ownOrigins: ReadonlySet<string>;
}

/** Does work on the account of the request that this answers. */
export type OnAccount = <Result>(
  reply: FastifyReply,
  work: () => Promise<Result>,
) => Promise<Result>;

interface GuardedRequest extends FastifyRequest {
  caller: Caller | null;
  ownerId: Caller['ownerId'] | null;
}

/**
 * Where every request comes by before its body is read, whatever answers it: finds out who sends it and lets it on, or
 * refuses it. Deny by default: a route that nothing is said of is for whoever is signed in.
 */
export class Gate {
  /** Of every route, by method and template; what a test walks. */
  readonly policies = new Map<string, RoutePolicy>();

  constructor(private readonly options: GateOptions) {}

  /** To be called before the server has routes. */
  install(server: FastifyInstance, onAccount: OnAccount): void {
    server.decorateRequest('caller', null);
    server.decorateRequest('ownerId', null);
    server.addHook('onRoute', ({ url, method, config }) => {
      for (const each of [method].flat()) {
        this.policies.set(`${each} ${url}`, policyOf(each, config?.mark ?? openPage(url)));
      }
    });
    server.addHook('onRequest', async (request, reply) => {
      // No route has data of anybody's for OPTIONS, nor an address without a route.
      if (request.is404 || request.method === 'OPTIONS') return;
      await onAccount(reply, () => this.pass(request as GuardedRequest, reply));
    });
  }

  /** @throws AppError `sign-in-required`, `cross-site-request`, `admin-only`, `scope-missing`, `too-many-requests` */
  private async pass(request: GuardedRequest, reply: FastifyReply): Promise<void> {
    const { limits } = this.options;
    const { url = '', config } = request.routeOptions;
    const policy = policyOf(request.method, config.mark ?? openPage(url));
    if (policy.access === 'public') return;
    if (policy.access === 'signing-in') {
      await limits.countSignIn(request.ip, announceIn(reply));
      return;
    }
    const caller = await this.callerOf(request, reply);
    if (!isSafeMethod(request.method)) this.requireOwnPage(request, caller);
    authorize(caller, policy);
    if (policy.isCalculation) {
      await limits.countCalculation(caller, announceIn(reply));
    }
    request.caller = caller;
    request.ownerId = caller.ownerId;
  }

  private async callerOf(request: FastifyRequest, reply: FastifyReply): Promise<Caller> {
    const { identification, cookie, limits } = this.options;
    const { authorization, cookie: cookies } = request.headers;
    try {
      const session = cookie.read(cookies);
      const caller = await identification.identify({ authorization, session });
      if (caller !== null) return caller;
    } catch (error) {
      if (!(error instanceof AppError && error.code === 'sign-in-required')) throw error;
      reply.header('www-authenticate', 'Bearer');
      await limits.countRefused(request.ip, announceIn(reply));
      throw error;
    }
    reply.header('www-authenticate', 'Bearer');
    throw new AppError('sign-in-required', 'sign in at /auth/google, or send an API token');
  }

  private requireOwnPage({ headers, protocol }: FastifyRequest, caller: Caller): void {
    const own = new Set(this.options.ownOrigins);
    if (headers.host !== undefined) own.add(`${protocol}://${headers.host}`);
    const { origin, 'sec-fetch-site': fetchSite } = headers;
    requireOwnPage({ origin, fetchSite: fetchSite?.toString() }, own, caller.kind);
  }
}

function announceIn(reply: FastifyReply): Announce {
  return (headers) => {
    reply.headers(headers);
  };
}
