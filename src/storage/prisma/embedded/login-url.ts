import { Secret } from '../../../common/secret.js';
import { LOGIN_NAMES, type Login, type Passwords } from './logins.js';

const HOST = '127.0.0.1';

export interface LoginUrl {
  readonly login: Login;
  readonly database: string;
  readonly port: number;
}

/** The address of a database, with the password of `login` in it. */
export function loginUrl(passwords: Passwords, { login, database, port }: LoginUrl): Secret {
  const password = encodeURIComponent(passwords[login].reveal());
  const name = encodeURIComponent(database);
  return new Secret(`postgresql://${LOGIN_NAMES[login]}:${password}@${HOST}:${port}/${name}`);
}
