import {
  type CanActivate,
  type ExecutionContext,
  Inject,
  Injectable,
  type Type,
} from '@nestjs/common';
import { AuthGuard } from '@nestjs/passport';
import type { FastifyRequest } from 'fastify';
import { AppError } from '../../common/problem/app-error.js';
import type { OwnCookie } from '../gate/own-cookie.js';
import type { Identity } from '../users/identity.js';
import { notCompleted, signInFailure } from './google-failure.js';
import { GOOGLE_LIMIT_MS } from './google.strategy.js';
import { requireReturnPath } from './return-path.js';
import { SignInExchange } from './sign-in-exchange.js';

/** A request in one of the two halves of a sign-in. */
export interface SignInRequest extends FastifyRequest {
  exchange: SignInExchange;
  /** Whom Google says it is; after the second half. */
  identity: Identity;
}

/** Injects the `SignInGuardOptions`. */
export const SIGN_IN_GUARD = Symbol('SignInGuardOptions');

export interface SignInGuardOptions {
  /** Name that the strategy is registered by. */
  readonly strategy: string;
  /** Of the pending sign-in. */
  readonly cookie: OwnCookie;
  /** Where people go on that did not say. */
  readonly defaultReturnPath: string;
}

const PassportGuard = AuthGuard() as Type<
  Omit<CanActivate, 'canActivate'> & {
    canActivate(context: ExecutionContext): Promise<boolean>;
    handleRequest(error: unknown, identity: unknown, ...more: readonly unknown[]): unknown;
  }
>;

/** Gives passport what it knows of requests and answers, and takes from it whom it found. */
@Injectable()
abstract class SignInGuard extends PassportGuard {
  constructor(@Inject(SIGN_IN_GUARD) protected readonly signIn: SignInGuardOptions) {
    super({ defaultStrategy: signIn.strategy });
  }

  protected abstract exchangeOf(request: FastifyRequest): SignInExchange;

  override async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = requestOf(context);
    request.exchange = this.exchangeOf(request);
    // Passport says nothing more once it has sent the browser elsewhere.
    const redirected = request.exchange.redirected.then(() => true);
    return within(GOOGLE_LIMIT_MS, [super.canActivate(context), redirected]);
  }

  getRequest(context: ExecutionContext): SignInExchange {
    return requestOf(context).exchange;
  }

  getResponse(context: ExecutionContext): SignInExchange {
    return requestOf(context).exchange;
  }

  protected kept(request: FastifyRequest): string | null {
    return this.signIn.cookie.read(request.headers.cookie) ?? null;
  }
}

/** The first half: to Google, with the way back in a cookie. */
@Injectable()
export class BeginSignInGuard extends SignInGuard {
  /** @throws AppError `invalid-request` for a way back that leads elsewhere */
  protected override exchangeOf({ query }: FastifyRequest): SignInExchange {
    const { returnTo = this.signIn.defaultReturnPath } = query as Record<string, unknown>;
    return new SignInExchange({}, null, requireReturnPath(returnTo));
  }
}

/** The second half: back from Google, with a code that says who it is. */
@Injectable()
export class FinishSignInGuard extends SignInGuard {
  protected override exchangeOf(request: FastifyRequest): SignInExchange {
    const given = Object.entries(request.query as Record<string, unknown>);
    const query = Object.fromEntries(
      given.filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
    );
    // Without either passport would begin anew, for ever.
    if ((query['code'] ?? '') === '' && (query['error'] ?? '') === '') throw notCompleted();
    return new SignInExchange(query, this.kept(request), this.signIn.defaultReturnPath);
  }

  override handleRequest(
    error: unknown,
    identity: unknown,
    _info: unknown,
    context: ExecutionContext,
  ): unknown {
    const request = requestOf(context);

    if (error !== null && error !== undefined) throw signInFailure(error);
    if (identity === false || identity === undefined || identity === null) {
      throw request.exchange.query['error'] === 'access_denied' ? declined() : notCompleted();
    }
    request.identity = identity as Identity;
    return identity;
  }
}

function requestOf(context: ExecutionContext): SignInRequest {
  return context.switchToHttp().getRequest<SignInRequest>();
}

function declined(): AppError {
  return new AppError('sign-in-refused', 'you declined at Google; nothing was done');
}

async function within(limitMs: number, outcomes: readonly Promise<boolean>[]): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new AppError('sign-in-unavailable', 'Google does not answer in time'));
    }, limitMs);
  });
  try {
    return await Promise.race([...outcomes, late]);
  } finally {
    clearTimeout(timer);
  }
}
