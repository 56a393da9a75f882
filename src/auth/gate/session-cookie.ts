import { parseCookie, stringifySetCookie } from 'cookie';

const SECURE_NAME = '__Host-session';
const PLAIN_NAME = 'session';

/** The cookie a browser is signed in with. Without https, as on one's own machine, it has no prefix that browsers hold to. */
export class SessionCookie {
  private readonly name: string;

  /** @param isSecure whether browsers reach the server by https */
  constructor(private readonly isSecure: boolean) {
    this.name = isSecure ? SECURE_NAME : PLAIN_NAME;
  }

  /** Undefined when there is none. @param header of `Cookie` */
  read(header: string | undefined): string | undefined {
    return header === undefined ? undefined : parseCookie(header)[this.name];
  }

  /** A value of `Set-Cookie`. */
  write(token: string, maxAgeMs: number): string {
    return this.serialize(token, Math.floor(maxAgeMs / 1000));
  }

  /** One that takes the cookie away. */
  clear(): string {
    return this.serialize('', 0);
  }

  private serialize(value: string, maxAge: number): string {
    const { isSecure } = this;
    const fixed = { httpOnly: true, secure: isSecure, sameSite: 'lax', path: '/' } as const;
    return stringifySetCookie({ name: this.name, value, ...fixed, maxAge });
  }
}
