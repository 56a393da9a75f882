import type { OwnCookie } from '../gate/own-cookie.js';

/** Injects the `SessionCookie`. */
export const SESSION_COOKIE = Symbol('SessionCookie');

/** The cookie that browsers are signed in with. */
export class SessionCookie {
  constructor(
    private readonly cookie: OwnCookie,
    private readonly ttlMs: number,
  ) {}

  /** The token; undefined without one. @param header of `Cookie` */
  read(header: string | undefined): string | undefined {
    return this.cookie.read(header);
  }

  /** A value of `Set-Cookie`, for as long as a session lasts at most. */
  begin(token: string): string {
    return this.cookie.write(token, this.ttlMs);
  }

  /** One that takes the cookie away. */
  end(): string {
    return this.cookie.clear();
  }
}
