import { AppError } from '../problem/app-error.js';

export interface Listening {
  /** The setting that names the port. */
  readonly setting: string;
  readonly port: number;
  /** What 0 means there, such as `0 takes any`. */
  readonly zero: string;
}

/** Why the system does not let a server listen, for whoever starts it; null for a reason that no setting is to blame for. */
export function listenRefusal(error: unknown, { setting, port, zero }: Listening): AppError | null {
  if (typeof error !== 'object' || error === null || !('code' in error)) return null;
  if (error.code === 'EADDRINUSE') {
    const detail = `port ${port.toString()} is taken by another program; stop it, or set ${setting} to another one (${zero})`;
    return new AppError('port-in-use', detail, { cause: error });
  }
  if (error.code === 'EACCES') {
    const detail = `${setting} is ${port.toString()}, where this user may not listen; take one above 1023`;
    return new AppError('invalid-settings', detail, { cause: error });
  }
  return null;
}
