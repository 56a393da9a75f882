import type { OwnCookie } from '../gate/own-cookie.js';
import type { SignInExchange } from './sign-in-exchange.js';
import { PENDING_MS } from './state-keeper.js';

/** Where browsers go, and what they keep on their way. */
export class SignInPages {
  constructor(
    private readonly cookie: OwnCookie,
    /** Origin that people are sent back to. */
    private readonly origin: string,
  ) {}

  /** A value of `Set-Cookie` that keeps the pending sign-in. */
  remember({ sealed }: SignInExchange): string {
    return sealed === null ? this.cookie.clear() : this.cookie.write(sealed, PENDING_MS);
  }

  /** One that takes it away. */
  forget(): string {
    return this.cookie.clear();
  }

  /** Address to go on at. */
  after({ returnTo }: SignInExchange): string {
    return `${this.origin}${returnTo}`;
  }
}
