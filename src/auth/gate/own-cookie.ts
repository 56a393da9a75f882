import { parseCookie, stringifySetCookie } from 'cookie';

const MS_PER_SECOND = 1000;

/** A cookie out of reach of scripts and bound to this host; where browsers come by https, its prefix holds them to it. */
export class OwnCookie {
  private readonly name: string;

  /** @param isSecure whether browsers reach the server by https */
  constructor(
    name: string,
    private readonly isSecure: boolean,
  ) {
    this.name = isSecure ? `__Host-${name}` : name;
  }

  /** Undefined when there is none. @param header of `Cookie` */
  read(header: string | undefined): string | undefined {
    return header === undefined ? undefined : parseCookie(header)[this.name];
  }

  /** A value of `Set-Cookie`. */
  write(value: string, maxAgeMs: number): string {
    return this.serialize(value, Math.floor(maxAgeMs / MS_PER_SECOND));
  }

  /** One that takes the cookie away. */
  clear(): string {
    return this.serialize('', 0);
  }

  private serialize(value: string, maxAge: number): string {
    const { name, isSecure } = this;
    const fixed = { httpOnly: true, secure: isSecure, sameSite: 'lax', path: '/' } as const;
    return stringifySetCookie({ name, value, ...fixed, maxAge });
  }
}
